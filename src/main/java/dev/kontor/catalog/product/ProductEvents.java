package dev.kontor.catalog.product;

import dev.kontor.catalog.event.ProductCreated;
import dev.kontor.catalog.event.ProductDeleted;
import dev.kontor.catalog.event.ProductPublished;
import dev.kontor.catalog.event.ProductUnpublished;
import dev.kontor.catalog.event.ProductUpdated;
import dev.kontor.catalog.event.VariantCreated;
import dev.kontor.catalog.event.VariantDeleted;
import dev.kontor.catalog.event.VariantUpdated;
import dev.kontor.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Derives the events of a product change.
public final class ProductEvents {

    private ProductEvents() {}

    /// @param before absent if the product is new
    public static List<Event> between(@Nullable Product before, Product after) {
        var events = new ArrayList<Event>();
        events.add(ofProduct(before, after));
        var old = before == null ? Map.<Object, Variant>of() : byId(before);
        var now = byId(after);
        after.content().variants().forEach(variant -> {
            var previous = old.get(variant.id());
            if (previous == null) {
                events.add(new VariantCreated(variant.id(), after.id(), variant.sku()));
            } else if (!previous.equals(variant)) {
                events.add(new VariantUpdated(variant.id(), after.id(), variant.sku()));
            }
        });
        old.forEach((id, variant) -> {
            if (!now.containsKey(id)) {
                events.add(new VariantDeleted(variant.id(), after.id(), variant.sku()));
            }
        });
        return events;
    }

    private static Event ofProduct(@Nullable Product before, Product after) {
        if (before == null) {
            return new ProductCreated(after.id());
        }
        if (before.status() == after.status()) {
            return new ProductUpdated(after.id());
        }
        return switch (after.status()) {
            case DRAFT ->
                before.status() == ProductStatus.PUBLISHED
                        ? new ProductUnpublished(after.id())
                        : new ProductUpdated(after.id());
            case SCHEDULED -> new ProductUpdated(after.id());
            case PUBLISHED -> new ProductPublished(after.id());
            case ARCHIVED -> new ProductDeleted(after.id());
        };
    }

    private static Map<Object, Variant> byId(Product product) {
        return product.content().variants().stream().collect(Collectors.toMap(Variant::id, Function.identity()));
    }
}
