package dev.kontor.storefront.listing;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

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
        var products = new HashSet<UUID>();
        var variants = new HashSet<UUID>();
        for (var event : events) {
            collect(event.subject(), products, variants);
            collect(event.data(), products, variants);
        }
        listings.refresh(products, variants);
    }

    private static void collect(JsonNode node, Set<UUID> products, Set<UUID> variants) {
        if (node.isString()) {
            collect(node.stringValue(), products, variants);
        } else {
            node.forEach(part -> collect(part, products, variants));
        }
    }

    private static void collect(String text, Set<UUID> products, Set<UUID> variants) {
        if (text.startsWith("prod_")) {
            products.add(TypeIds.parse(ProductId.class, text).value());
        } else if (text.startsWith("var_")) {
            variants.add(TypeIds.parse(VariantId.class, text).value());
        }
    }
}
