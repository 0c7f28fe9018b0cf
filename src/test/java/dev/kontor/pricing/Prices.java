package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Prices for tests.
public final class Prices {

    private Prices() {}

    /// A price of any quantity without conditions, in the basis of the buyer's tax zone.
    public static Price of(Money amount, @Nullable Money compareAtPrice, @Nullable PriceListId list) {
        return new Price(amount, compareAtPrice, list, null, 1, Set.of(), QuantityRule.ANY);
    }
}
