package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// A variant changed.
public record VariantUpdated(VariantId variantId, ProductId productId, String sku) implements Event {}
