package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product was archived and permanently removed from the shop.
@Schema(description = "A product was archived and permanently removed from the shop.")
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
