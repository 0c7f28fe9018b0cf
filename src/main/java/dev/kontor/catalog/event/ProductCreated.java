package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product was created as a draft.
@Schema(description = "A product was created as a draft.")
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
