package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/// A link from a product to another one that the storefront shows with it.
///
/// @param kind the reason for the link
record Relation(
        @Schema(example = "ACCESSORY") @NotNull Kind kind,
        @NotNull ProductId productId) {

    /// The reason why a product is linked to another.
    enum Kind {
        /// A similar product.
        RELATED,
        /// A product that suits it.
        CROSS_SELL,
        /// A higher-value alternative.
        UP_SELL,
        /// A product made for it.
        ACCESSORY
    }
}
