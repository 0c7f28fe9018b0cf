package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// A base price as it is to be.
///
/// @param compareAtPrice what the variant cost before, to be shown crossed out
public record WantedPrice(
        String sku, Money amount, @Nullable Money compareAtPrice) {}
