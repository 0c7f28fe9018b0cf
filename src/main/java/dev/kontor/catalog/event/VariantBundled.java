package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A variant became a bundle, or its parts or pricing changed.
@Schema(description = "A variant became a bundle, or its parts or pricing changed.")
public record VariantBundled(VariantId variantId, ProductId productId, String sku) implements Event {

    @Override
    public String type() {
        return "variant.bundled";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
