package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product type was created.
@Schema(description = "A product type was created.")
public record ProductTypeCreated(ProductTypeId productTypeId) implements Event {

    @Override
    public String type() {
        return "product_type.created";
    }

    @Override
    public ProductTypeId subject() {
        return productTypeId;
    }
}
