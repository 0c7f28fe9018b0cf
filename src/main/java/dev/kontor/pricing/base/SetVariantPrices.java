package dev.kontor.pricing.base;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// All base prices of a variant: the price in a currency that is not listed is removed.
///
/// @param prices at most one per currency
record SetVariantPrices(@NotNull @Size(max = 50) List<@NotNull @Valid BasePrice> prices) {}
