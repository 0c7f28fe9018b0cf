package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// A variant was deleted.
public record VariantDeleted(VariantId variantId, ProductId productId, String sku) implements Event {}
