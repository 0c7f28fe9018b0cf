package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product or one of its variants changed.
@Schema(description = "A product or one of its variants changed.")
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
