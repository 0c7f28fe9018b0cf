package dev.kontor.pricing.terms;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Content;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The quantities in which a variant is sold, and its content.
///
/// @param version 0 if nothing was ever set
/// @param content absent if the variant has no unit price
record SalesTerms(
        VariantId variantId,
        @Schema(example = "1") long version,
        QuantityRule quantities,
        @Nullable Content content) implements Versioned {}
