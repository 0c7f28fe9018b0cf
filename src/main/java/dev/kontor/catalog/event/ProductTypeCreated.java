package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.events.Event;

/// A product type was created.
public record ProductTypeCreated(ProductTypeId productTypeId) implements Event {}
