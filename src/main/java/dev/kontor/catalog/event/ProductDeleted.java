package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;

/// A product was archived and permanently removed from the shop.
public record ProductDeleted(ProductId productId) implements Event {}
