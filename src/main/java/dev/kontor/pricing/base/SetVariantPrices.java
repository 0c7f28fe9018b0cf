package dev.kontor.pricing.base;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The base prices of a variant, all of them: a currency that is left out has none any more.
///
/// @param prices at most one per currency
record SetVariantPrices(@NotNull @Size(max = 50) List<@NotNull @Valid BasePrice> prices) {}
