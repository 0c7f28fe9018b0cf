package dev.kontor.catalog;

import dev.kontor.events.Event;

/// A product can be seen and bought from now on.
public record ProductPublished(ProductId productId) implements Event {

    @Override
    public String type() {
        return "product.published";
    }

    @Override
    public ProductId subject() {
        return productId;
    }
}
