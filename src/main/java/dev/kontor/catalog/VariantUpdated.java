package dev.kontor.catalog;

import dev.kontor.events.Event;

/// Something about a variant changed.
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
