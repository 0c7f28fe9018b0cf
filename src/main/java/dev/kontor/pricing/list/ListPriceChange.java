package dev.kontor.pricing.list;

import io.swagger.v3.oas.annotations.media.Schema;

/// The result of changing the prices of a price list.
///
/// @param set number of prices written
/// @param removed number of prices removed
public record ListPriceChange(
        @Schema(example = "2") int set,
        @Schema(example = "0") int removed) {}
