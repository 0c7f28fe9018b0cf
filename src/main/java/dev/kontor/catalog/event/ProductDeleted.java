package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product was archived: it is gone from the shop for good.
@Schema(description = "A product was archived: it is gone from the shop for good.")
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
