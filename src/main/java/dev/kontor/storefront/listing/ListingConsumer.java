package dev.kontor.storefront.listing;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Updates the listings when a product or a price has changed.
@Component
class ListingConsumer implements EventConsumer {

    private final ListingService listings;

    ListingConsumer(ListingService listings) {
        this.listings = listings;
    }

    @Override
    public String name() {
        return "storefront-listings";
    }

    @Override
    public Set<String> types() {
        return Set.of("product.*", "variant.*", "price.*");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var named = new NamedProducts();
        events.forEach(named::add);
        listings.refresh(named.products(), named.variants());
    }
}
