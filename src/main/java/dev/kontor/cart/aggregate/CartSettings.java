package dev.kontor.cart.aggregate;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The requirements that staff set for carts.
///
/// @param minimumValues the minimum value of the items before discounts, at most one for each currency
public record CartSettings(List<Money> minimumValues) {

    public Optional<Money> minimumValue(Currency currency) {
        return minimumValues.stream()
                .filter(minimum -> minimum.currency().equals(currency))
                .findFirst();
    }
}
