package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A product was created as a draft.
public record ProductCreated(ProductId productId) implements Event {}
