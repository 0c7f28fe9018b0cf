package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A product was created as a draft.
public record ProductCreated(ProductId productId) implements Event {

    @Override
    public String type() {
        return "product.created";
    }

    @Override
    public ProductId subject() {
        return productId;
    }
}
