package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// A variant is no longer a bundle.
public record VariantUnbundled(VariantId variantId, ProductId productId, String sku) implements Event {}
