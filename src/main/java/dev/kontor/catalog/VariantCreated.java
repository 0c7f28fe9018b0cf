package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A product got a variant.
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
