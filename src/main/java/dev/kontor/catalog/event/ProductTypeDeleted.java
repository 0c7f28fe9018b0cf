package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product type was deleted; no product had it.
@Schema(description = "A product type was deleted; no product had it.")
public record ProductTypeDeleted(ProductTypeId productTypeId) implements Event {

    @Override
    public String type() {
        return "product_type.deleted";
    }

    @Override
    public ProductTypeId subject() {
        return productTypeId;
    }
}
