package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of a stock alert, without the person.
record StoredStockAlert(
        StockAlertId id,
        VariantId variantId,
        ProductId productId,
        String channel,
        StockAlertStatus status,
        Instant createdAt,
        @Nullable Instant sentAt) {}
