package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/// An attribute as a product type has it.
///
/// @param level whether a product has one value, or each variant its own
/// @param required whether a product cannot be in the shop without a value; drafts may lack it
/// @param rule what values must keep to among each other
record TypeAttribute(
        @NotNull AttributeId attributeId,
        @Schema(example = "PRODUCT") @NotNull AttributeLevel level,
        @Schema(example = "false") @NotNull Boolean required,
        @Schema(example = "NONE") @NotNull AttributeRule rule) {}
