package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;

/// An alert whose address was confirmed.
record ConfirmedStockAlert(StockAlertId id, VariantId variantId, ProductId productId, String channel) {}
