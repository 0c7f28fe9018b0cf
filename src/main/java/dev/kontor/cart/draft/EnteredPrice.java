package dev.kontor.cart.draft;

import dev.kontor.cart.aggregate.PriceOverride;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import java.util.Currency;

/// Checks unit prices that staff enter.
final class EnteredPrice {

    private EnteredPrice() {}

    /// @throws RejectedException if the price is negative, too high, or in another currency than the draft
    static Money require(Money price, Currency currency) {
        if (!price.currency().equals(currency)) {
            throw RejectedException.at("/unitPrice/currency", "refused", "The draft order is in " + currency + ".");
        }
        if (price.isNegative() || price.minor() > PriceOverride.MAX_MINOR) {
            throw RejectedException.at(
                    "/unitPrice/amount",
                    "out-of-range",
                    "Must be between 0 and %d.".formatted(PriceOverride.MAX_MINOR));
        }
        return price;
    }
}
