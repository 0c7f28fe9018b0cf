package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/// An attribute as used by a product type.
///
/// @param level whether the product has one value, or each variant its own
/// @param required whether a product needs a value to be published; drafts may lack it
/// @param rule how values may relate to each other
record TypeAttribute(
        @NotNull AttributeId attributeId,
        @Schema(example = "PRODUCT") @NotNull AttributeLevel level,
        @Schema(example = "false") @NotNull Boolean required,
        @Schema(example = "NONE") @NotNull AttributeRule rule) {}
