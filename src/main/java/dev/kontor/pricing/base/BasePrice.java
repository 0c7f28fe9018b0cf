package dev.kontor.pricing.base;

import dev.kontor.shared.money.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// What a variant costs in one currency, unless a price list says otherwise.
///
/// @param compareAtPrice what it cost before, to be shown crossed out
record BasePrice(@NotNull Money amount, @Nullable Money compareAtPrice) {}
