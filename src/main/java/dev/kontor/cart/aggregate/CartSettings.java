package dev.kontor.cart.aggregate;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// What staff require of carts.
///
/// @param minimumValues the smallest value of items before discounts, at most one for each currency
public record CartSettings(List<Money> minimumValues) {

    public Optional<Money> minimumValue(Currency currency) {
        return minimumValues.stream()
                .filter(minimum -> minimum.currency().equals(currency))
                .findFirst();
    }
}
