package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// Sums the totals of the groups.
final class CartTotals {

    private CartTotals() {}

    static Totals sum(Currency currency, List<Totals> groups) {
        if (groups.size() == 1) {
            return groups.getFirst();
        }
        return new Totals(
                sum(currency, groups, Totals::subtotal),
                sum(currency, groups, Totals::shipping),
                sum(currency, groups, Totals::discount),
                sum(currency, groups, Totals::shippingNet),
                sum(currency, groups, Totals::shippingTax),
                sum(currency, groups, Totals::tax),
                sum(currency, groups, Totals::total),
                groups.stream().allMatch(Totals::pricesIncludeTax),
                TaxTotals.sum(groups.stream().flatMap(group -> group.taxes().stream())));
    }

    private static Money sum(Currency currency, List<Totals> groups, Function<Totals, Money> part) {
        return Money.sum(currency, groups.stream().map(part).toList());
    }
}
