package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A product or one of its variants changed.
public record ProductUpdated(ProductId productId) implements Event {}
