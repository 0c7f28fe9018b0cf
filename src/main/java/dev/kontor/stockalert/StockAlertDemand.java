package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The demand for a variant: the number of shoppers who wait for it.
///
/// @param sku absent if the variant no longer exists
/// @param title of the product; absent if the variant no longer exists
/// @param variantTitle option values, such as `Blue / M`; absent if the variant no longer exists
/// @param waiting number of shoppers with a confirmed address who wait
/// @param waitingSince when the first of them began to wait
record StockAlertDemand(
        VariantId variantId,
        ProductId productId,
        @Nullable @Schema(example = "COFFEE-250") String sku,
        @Nullable @Schema(example = "Decaf Colombia") String title,
        @Nullable @Schema(example = "250 g") String variantTitle,
        @Schema(example = "12") long waiting,
        Instant waitingSince) {}
