package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The base price of a variant in a currency.
///
/// @param compareAtPrice previous price, shown crossed out
public record VariantPrice(
        VariantId variantId, Money amount, @Nullable Money compareAtPrice) {}
