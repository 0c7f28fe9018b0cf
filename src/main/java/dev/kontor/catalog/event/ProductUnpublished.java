package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product was unpublished and is a draft again.
@Schema(description = "A product was unpublished and is a draft again.")
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
