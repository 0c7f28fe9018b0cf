package dev.kontor.pricing.base;

import dev.kontor.shared.money.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The price of a variant in one currency if no price list applies.
///
/// @param compareAtPrice previous price, shown crossed out
record BasePrice(@NotNull Money amount, @Nullable Money compareAtPrice) {}
