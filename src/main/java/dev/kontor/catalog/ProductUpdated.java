package dev.kontor.catalog;

import dev.kontor.events.Event;

/// Something about a product changed, its variants included.
public record ProductUpdated(ProductId productId) implements Event {

    @Override
    public String type() {
        return "product.updated";
    }

    @Override
    public ProductId subject() {
        return productId;
    }
}
