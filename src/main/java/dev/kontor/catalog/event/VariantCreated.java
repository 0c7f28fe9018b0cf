package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product got a variant.
@Schema(description = "A product got a variant.")
public record VariantCreated(VariantId variantId, ProductId productId, String sku) implements Event {

    @Override
    public String type() {
        return "variant.created";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
