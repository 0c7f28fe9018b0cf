package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A product was unpublished and is a draft again.
public record ProductUnpublished(ProductId productId) implements Event {}
