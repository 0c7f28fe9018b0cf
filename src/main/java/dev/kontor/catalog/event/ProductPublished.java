package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product can be seen and bought from now on.
@Schema(description = "A product can be seen and bought from now on.")
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
