package dev.kontor.catalog.assortment;

import io.swagger.v3.oas.annotations.media.Schema;

/// What came of changing many products of a channel.
///
/// @param changed how many products have another entry now
/// @param unchanged how many had it so already
record AssortmentChange(
        @Schema(example = "12") int changed,
        @Schema(example = "3") int unchanged) {}
