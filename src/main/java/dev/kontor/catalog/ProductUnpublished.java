package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A product is a draft again and no longer seen.
public record ProductUnpublished(ProductId productId) implements Event {

    @Override
    public String type() {
        return "product.unpublished";
    }

    @Override
    public ProductId subject() {
        return productId;
    }
}
