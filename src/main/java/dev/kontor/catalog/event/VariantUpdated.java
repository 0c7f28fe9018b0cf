package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A variant changed.
@Schema(description = "A variant changed.")
public record VariantUpdated(VariantId variantId, ProductId productId, String sku) implements Event {

    @Override
    public String type() {
        return "variant.updated";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
