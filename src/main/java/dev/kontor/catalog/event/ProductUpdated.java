package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// Something about a product changed, its variants included.
@Schema(description = "Something about a product changed, its variants included.")
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
