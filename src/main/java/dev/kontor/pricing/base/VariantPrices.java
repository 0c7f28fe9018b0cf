package dev.kontor.pricing.base;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The base prices of a variant.
///
/// @param version 0 if it has never had prices
record VariantPrices(
        VariantId variantId, @Schema(example = "3") long version, List<BasePrice> prices) implements Versioned {}
