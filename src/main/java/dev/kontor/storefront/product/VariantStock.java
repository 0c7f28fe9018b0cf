package dev.kontor.storefront.product;

import dev.kontor.catalog.VariantId;

/// Whether a variant can be had now.
record VariantStock(VariantId variantId, Stock availability) {}
