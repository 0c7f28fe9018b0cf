package dev.kontor.pricing.basis;

import dev.kontor.shared.money.PriceBasis;
import org.jspecify.annotations.Nullable;

/// Sets whether the base prices in a currency include tax. The numbers stay as they are.
///
/// @param basis if absent, base prices are what the buyer's tax zone shows
record SetCurrencyBasis(@Nullable PriceBasis basis) {}
