package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A product type changed, such as its name, attributes or constraints.
///
/// @param attributeIds its current attributes
@Schema(description = "A product type changed, such as its name, attributes or constraints.")
public record ProductTypeUpdated(ProductTypeId productTypeId, List<AttributeId> attributeIds) implements Event {

    @Override
    public String type() {
        return "product_type.updated";
    }

    @Override
    public ProductTypeId subject() {
        return productTypeId;
    }
}
