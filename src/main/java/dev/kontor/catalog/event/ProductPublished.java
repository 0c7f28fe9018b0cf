package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product was published and can be bought.
@Schema(description = "A product was published and can be bought.")
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
