package dev.kontor.pricing.list;

import io.swagger.v3.oas.annotations.media.Schema;

/// What became of a change of a price list's prices.
///
/// @param set how many prices were written
/// @param removed how many prices were taken out
record ListPriceChange(
        @Schema(example = "2") int set,
        @Schema(example = "0") int removed) {}
