package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product is a draft again and no longer seen.
@Schema(description = "A product is a draft again and no longer seen.")
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
