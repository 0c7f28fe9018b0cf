package dev.kontor.catalog.product.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.product.ProductStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A variant in a list for staff.
///
/// @param productTitle in the default language
/// @param title the option values, such as `Blue / M`; empty for the only variant of a product
public record VariantSummary(
        VariantId id,
        ProductId productId,
        ProductStatus productStatus,
        @Schema(example = "Espresso cup") String productTitle,
        @Schema(example = "Blue") String title,
        @Schema(example = "CUP-BLUE") String sku,
        @Schema(example = "4006381333931") @Nullable String barcode,
        @Schema(example = "250") long weightGrams,
        boolean shippable) {}
