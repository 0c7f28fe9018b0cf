package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A product was published and can be bought.
public record ProductPublished(ProductId productId) implements Event {}
