package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The target base price of a variant.
///
/// @param compareAtPrice previous price, shown crossed out
public record WantedPrice(
        String sku, Money amount, @Nullable Money compareAtPrice) {}
