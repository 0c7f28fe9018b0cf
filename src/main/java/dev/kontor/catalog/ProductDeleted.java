package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A product was archived: it is gone from the shop for good.
public record ProductDeleted(ProductId productId) implements Event {

    @Override
    public String type() {
        return "product.deleted";
    }

    @Override
    public ProductId subject() {
        return productId;
    }
}
