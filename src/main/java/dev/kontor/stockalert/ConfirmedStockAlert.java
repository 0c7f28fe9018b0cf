package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;

/// An alert whose address was confirmed.
record ConfirmedStockAlert(
        StockAlertId id,
        VariantId variantId,
        ProductId productId,
        @Schema(example = "default") String channel) {}
