package dev.kontor.order.replacement;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.paymentlink.OrderPaymentLinks;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records what happened to exchanges and claims: events, audit entries and payment links.
@Component
class RecordedFacts {

    private final EventLog events;
    private final AuditLog audit;
    private final OrderPaymentLinks links;
    private final Clock clock;

    RecordedFacts(EventLog events, AuditLog audit, OrderPaymentLinks links, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.links = links;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void append(List<Event> happened) {
        events.append(happened);
    }

    /// Sends a payment link if the buyer pays the rest by one.
    void link(Order order, @Nullable String method, Money amount, String actor) {
        links.sendIfChosen(order, method, amount, actor);
    }

    void audit(String action, TypedId id, Map<String, ?> after) {
        audit.record(action, id, null, after);
    }
}
