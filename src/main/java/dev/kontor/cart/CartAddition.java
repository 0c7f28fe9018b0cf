package dev.kontor.cart;

import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The result of adding units to a cart.
///
/// @param wanted units
/// @param added units
/// @param reason why fewer units were added than wanted; absent otherwise
public record CartAddition(
        VariantId variantId,
        @Schema(example = "3") int wanted,
        @Schema(example = "2") int added,
        @Nullable @Schema(example = "OUT_OF_STOCK") String reason) {}
