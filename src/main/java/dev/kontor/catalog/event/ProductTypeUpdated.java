package dev.kontor.catalog.event;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.events.Event;
import java.util.List;

/// A product type changed, such as its name, attributes or constraints.
///
/// @param attributeIds its current attributes
public record ProductTypeUpdated(ProductTypeId productTypeId, List<AttributeId> attributeIds) implements Event {}
