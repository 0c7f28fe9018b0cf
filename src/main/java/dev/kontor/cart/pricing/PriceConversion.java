package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.pricing.PriceBasis;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Converts unit prices between net and gross at the tax of the destination.
public final class PriceConversion {

    private PriceConversion() {}

    /// The amount as the destination shows prices: rounded half up once per unit to a minor unit, for a
    /// bundle with several tax categories once per category. Unchanged if the amount has that basis
    /// already, or the tax is not known.
    ///
    /// Where no tax is charged, the amount without the tax that it is listed with.
    ///
    /// @param basis absent if the amount is what every destination shows
    public static Money shown(Money amount, @Nullable PriceBasis basis, TaxSplit split, TaxRules rules) {
        var listed = rules.decision().listed();
        if (listed != null) {
            boolean gross = basis == null ? listed.pricesIncludeTax() : basis == PriceBasis.GROSS;
            return gross ? withoutTax(split.divide(amount, listed), amount, listed) : amount;
        }
        if (basis == null || !rules.hasZone()) {
            return amount;
        }
        var shown = rules.pricesIncludeTax() ? PriceBasis.GROSS : PriceBasis.NET;
        return basis == shown
                ? amount
                : Money.sum(
                        amount.currency(),
                        split.divide(amount, rules).stream()
                                .map(part -> basis.convert(part.amount(), shown, rules.rateOf(part.category())))
                                .toList());
    }

    /// Each part without its tax, rounded half up.
    static Money withoutTax(List<TaxSplit.Part> parts, Money amount, TaxRules listed) {
        return Money.sum(
                amount.currency(),
                parts.stream()
                        .map(part ->
                                PriceBasis.GROSS.convert(part.amount(), PriceBasis.NET, listed.rateOf(part.category())))
                        .toList());
    }
}
