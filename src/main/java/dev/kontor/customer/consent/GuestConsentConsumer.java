package dev.kontor.customer.consent;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Moves the consents of guests to the customers who confirm their address.
@Component
class GuestConsentConsumer implements EventConsumer {

    private final GuestConsents consents;

    GuestConsentConsumer(GuestConsents consents) {
        this.consents = consents;
    }

    @Override
    public String name() {
        return "guest-consents";
    }

    @Override
    public Set<String> types() {
        return Set.of("customer.registered", "customer.verified", "customer.email_changed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        events.stream()
                .map(event -> TypeIds.parse(CustomerId.class, event.subject()))
                .distinct()
                .forEach(consents::claim);
    }
}
