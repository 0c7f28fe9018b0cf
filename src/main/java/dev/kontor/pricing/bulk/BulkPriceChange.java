package dev.kontor.pricing.bulk;

import io.swagger.v3.oas.annotations.media.Schema;

/// The result of setting many prices.
///
/// @param changed base prices that are new or different
/// @param unchanged base prices that were the same already
/// @param listed prices written in price lists
record BulkPriceChange(
        @Schema(example = "12") int changed,
        @Schema(example = "3") int unchanged,
        @Schema(example = "40") int listed) {}
