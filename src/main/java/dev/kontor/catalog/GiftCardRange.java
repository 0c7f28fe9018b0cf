package dev.kontor.catalog;

import dev.kontor.shared.money.Money;
import java.util.List;

/// The values that buyers can choose in one currency. The smallest one is the price of the variant.
///
/// @param suggestions amounts that a front end offers, in display order; buyers can choose others
public record GiftCardRange(Money maximum, List<Money> suggestions) {

    public GiftCardRange {
        suggestions = List.copyOf(suggestions);
    }
}
