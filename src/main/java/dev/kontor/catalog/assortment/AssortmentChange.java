package dev.kontor.catalog.assortment;

import io.swagger.v3.oas.annotations.media.Schema;

/// The result of a change of many products of a channel.
///
/// @param changed number of products whose decision changed
/// @param unchanged number of products that were already in the requested state
record AssortmentChange(
        @Schema(example = "12") int changed,
        @Schema(example = "3") int unchanged) {}
