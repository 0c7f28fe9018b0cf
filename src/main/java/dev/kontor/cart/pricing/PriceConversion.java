package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.tax.TaxRules;
import org.jspecify.annotations.Nullable;

/// Converts unit prices between net and gross at the tax of the destination.
public final class PriceConversion {

    private PriceConversion() {}

    /// The amount as the destination shows prices, as [TaxRules#shown] converts it: for a bundle with several tax
    /// categories once per category.
    ///
    /// @param basis absent if the amount is what every destination shows
    public static Money shown(Money amount, @Nullable PriceBasis basis, TaxSplit split, TaxRules rules) {
        var listed = rules.decision().listed();
        if (listed == null && (basis == null || !rules.hasZone())) {
            return amount;
        }
        return Money.sum(
                amount.currency(),
                split.divide(amount, listed == null ? rules : listed).stream()
                        .map(part -> rules.shown(part.amount(), basis, part.category()))
                        .toList());
    }
}
