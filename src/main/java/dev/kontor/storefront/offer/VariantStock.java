package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.storefront.product.Stock;

/// Whether a variant can be had now.
record VariantStock(VariantId variantId, Stock availability) {}
