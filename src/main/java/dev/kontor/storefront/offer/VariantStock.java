package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.storefront.product.Stock;

/// The current availability of a variant.
record VariantStock(VariantId variantId, Stock availability) {}
