package dev.kontor.pricing.basis;

import dev.kontor.shared.money.PriceBasis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Whether the base prices in a currency include tax.
///
/// @param basis absent if base prices are what the buyer's tax zone shows
record CurrencyBasis(
        @Schema(type = "string", example = "EUR") Currency currency,
        @Nullable PriceBasis basis) {}
