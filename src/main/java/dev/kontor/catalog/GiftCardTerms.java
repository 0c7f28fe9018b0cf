package dev.kontor.catalog;

import dev.kontor.catalog.input.InputValues;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms of a product whose variants are gift cards, which are mailed as a code.
///
/// @param ranges one for each currency in which buyers choose the value; empty for a fixed value
/// @param validDays days for which a card is valid after its day of delivery; absent if it does not expire
public record GiftCardTerms(
        GiftCardAmount amount,
        List<GiftCardRange> ranges,
        @Nullable Integer validDays) {

    /// The maximum number of cards of one item, which are all mailed to one recipient.
    public static final int MAX_UNITS = 50;

    /// The largest value of a card in minor units.
    public static final long MAX_MINOR = 100_000_000;

    public GiftCardTerms {
        ranges = List.copyOf(ranges);
    }

    public boolean isChosen() {
        return amount == GiftCardAmount.CHOSEN;
    }

    /// Returns the value that the buyer has chosen; empty for a fixed value, and for a value in another
    /// currency.
    public Optional<Money> chosen(Map<String, String> inputs, Currency currency) {
        return isChosen()
                ? Optional.ofNullable(inputs.get(GiftCardInputs.AMOUNT))
                        .flatMap(InputValues::money)
                        .filter(value -> value.currency().equals(currency))
                : Optional.empty();
    }

    /// Returns the largest value in the currency; zero if no value can be chosen in it.
    public Money maximum(Currency currency) {
        return ranges.stream()
                .map(GiftCardRange::maximum)
                .filter(maximum -> maximum.currency().equals(currency))
                .findFirst()
                .orElse(Money.zero(currency));
    }

    /// Returns whether buyers can choose the value.
    ///
    /// @param smallest the price of the variant
    public boolean allows(Money value, Money smallest) {
        return !value.isLessThan(smallest) && !maximum(value.currency()).isLessThan(value);
    }
}
