package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.events.Event;

/// A product type was deleted; no product had it.
public record ProductTypeDeleted(ProductTypeId productTypeId) implements Event {}
