package dev.kontor.storefront.listing;

import dev.kontor.catalog.CollectionId;
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

/// Brings collections up to date when a product, a price, stock or the tree has changed.
@Component
class CollectionConsumer implements EventConsumer {

    private final CollectionListings listings;

    CollectionConsumer(CollectionListings listings) {
        this.listings = listings;
    }

    @Override
    public String name() {
        return "storefront-collections";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "product.*",
                "variant.*",
                "price.*",
                "price_list.*",
                "inventory.*",
                "category.*",
                "attribute.*",
                "collection.created",
                "collection.updated",
                "collection.deleted");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        if (events.stream().anyMatch(CollectionConsumer::concernsAll)) {
            listings.refillAll();
            return;
        }
        var products = new HashSet<UUID>();
        var variants = new HashSet<UUID>();
        var collections = new HashSet<UUID>();
        for (var event : events) {
            if (event.type().startsWith("collection.")) {
                collections.add(
                        TypeIds.parse(CollectionId.class, event.subject()).value());
            } else {
                collect(event.subject(), products, variants);
                collect(event.data(), products, variants);
            }
        }
        if (!collections.isEmpty()) {
            listings.refill(collections);
        }
        listings.refresh(products, variants);
    }

    private static boolean concernsAll(LoggedEvent event) {
        return event.type().startsWith("category.")
                || event.type().startsWith("price_list.")
                || event.type().startsWith("attribute.");
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
