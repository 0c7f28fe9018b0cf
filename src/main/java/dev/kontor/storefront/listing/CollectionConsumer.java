package dev.kontor.storefront.listing;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.listing.MembershipRules.Field;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Updates collections when a product, a price, stock or the category tree has changed.
@Component
class CollectionConsumer implements EventConsumer {

    private final CollectionFilling filling;

    CollectionConsumer(CollectionFilling filling) {
        this.filling = filling;
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
        var fields = EnumSet.noneOf(Field.class);
        var named = new NamedProducts();
        var collections = new HashSet<UUID>();
        for (var event : events) {
            var field = ofAll(event.type());
            if (field != null) {
                fields.add(field);
            } else if (event.type().startsWith("collection.")) {
                collections.add(
                        TypeIds.parse(CollectionId.class, event.subject()).value());
            } else {
                named.add(event);
            }
        }
        if (!collections.isEmpty()) {
            filling.refill(collections);
        }
        if (!fields.isEmpty()) {
            filling.refill(definition -> definition.rules() != null
                    && !Collections.disjoint(definition.rules().fields(), fields));
        }
        filling.refresh(named.products(), named.variants());
    }

    /// The parts of any product that such an event may have changed; null if the event names the affected
    /// products.
    private static @Nullable Field ofAll(String type) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "category" -> Field.CATEGORY;
            case "price_list" -> Field.PRICE;
            case "attribute" -> Field.ATTRIBUTE;
            default -> null;
        };
    }
}
