package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// A variant became a bundle, or its parts or pricing changed.
public record VariantBundled(VariantId variantId, ProductId productId, String sku) implements Event {}
