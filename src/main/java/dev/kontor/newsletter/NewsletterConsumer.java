package dev.kontor.newsletter;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Makes subscriptions follow the consents and addresses of customers.
@Component
class NewsletterConsumer implements EventConsumer {

    private final NewsletterConsents consents;
    private final NewsletterProperties properties;
    private final Shop shop;

    NewsletterConsumer(NewsletterConsents consents, NewsletterProperties properties, Shop shop) {
        this.consents = consents;
        this.properties = properties;
        this.shop = shop;
    }

    @Override
    public String name() {
        return "newsletter";
    }

    @Override
    public Set<String> types() {
        return Set.of("consent.given", "consent.withdrawn", "customer.email_changed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            var customer = TypeIds.parse(CustomerId.class, event.subject());
            if (event.type().equals("customer.email_changed")) {
                consents.addressChanged(customer);
            } else if (event.data().at("/purpose").asString().equals(properties.purpose())) {
                var locale =
                        event.data().at("/locale").asString(shop.defaultLocale().toLanguageTag());
                consents.follow(customer, locale);
            }
        }
    }
}
