package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/// Another product to show beside a product.
///
/// @param kind why it is shown
record Relation(
        @Schema(example = "ACCESSORY") @NotNull Kind kind,
        @NotNull ProductId productId) {

    /// Why a product is shown beside another.
    enum Kind {
        /// It is like it.
        RELATED,
        /// It goes with it.
        CROSS_SELL,
        /// It is the better one.
        UP_SELL,
        /// It is made for it.
        ACCESSORY
    }
}
