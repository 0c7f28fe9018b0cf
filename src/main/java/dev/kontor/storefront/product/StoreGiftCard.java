package dev.kontor.storefront.product;

import dev.kontor.catalog.GiftCardAmount;
import dev.kontor.catalog.GiftCardInputs;
import dev.kontor.catalog.GiftCardRange;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.shared.money.Money;
import dev.kontor.storefront.context.StoreContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The terms of a product that is a gift card. Its buyer inputs are those of gift cards.
///
/// @param amount `FIXED`: the price of the variant is the value; `CHOSEN`: the buyer enters it as input
///     `amount`, and the price is the smallest value
/// @param maximum largest value in this currency; absent for a fixed value, and if none can be chosen in
///     this currency
/// @param suggestions values to offer in this currency; empty if there are none
/// @param validDays days for which a card is valid after its day of delivery; absent if it does not expire
record StoreGiftCard(
        GiftCardAmount amount,
        @Nullable Money maximum,
        List<Money> suggestions,
        @Nullable @Schema(example = "1095") Integer validDays) {

    static StoreGiftCard of(GiftCardTerms terms, StoreContext context) {
        var range = terms.ranges().stream()
                .filter(each -> each.maximum().currency().equals(context.currency()))
                .findFirst();
        return new StoreGiftCard(
                terms.amount(),
                range.map(GiftCardRange::maximum).orElse(null),
                range.map(GiftCardRange::suggestions).orElse(List.of()),
                terms.validDays());
    }

    /// The first and the last day of delivery depend on when the cart is changed: today, and a year ahead.
    static List<StoreInput> inputs(GiftCardTerms terms, StoreContext context) {
        return GiftCardInputs.of(terms, null).stream()
                .map(input -> StoreInput.of(input, context, UnaryOperator.identity()))
                .toList();
    }
}
