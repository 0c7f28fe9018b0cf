package dev.kontor.cart.item;

import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.GiftCardInputs;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks what buyers enter for gift cards beyond the rules of inputs.
final class GiftCardItemCheck {

    private GiftCardItemCheck() {}

    /// Adds a problem if the chosen value is outside the limits, or in another currency than the cart.
    ///
    /// @param smallest the price of the variant in the currency of the cart
    static void value(
            @Nullable GiftCardTerms terms,
            Map<String, String> inputs,
            Money smallest,
            String pointer,
            List<FieldProblem> errors) {
        var currency = smallest.currency();
        if (terms == null || !terms.isChosen() || !inputs.containsKey(GiftCardInputs.AMOUNT)) {
            return;
        }
        var chosen = terms.chosen(inputs, currency);
        var maximum = terms.maximum(currency);
        if (maximum.isLessThan(smallest)) {
            errors.add(FieldProblem.ofPointer(
                    pointer, "not-offered", Message.of("cart.gift-card-currency", "currency", currency)));
        } else if (chosen.filter(value -> terms.allows(value, smallest)).isEmpty()) {
            errors.add(FieldProblem.ofPointer(
                    pointer, "out-of-range", Message.of("cart.gift-card-value", "least", smallest, "most", maximum)));
        }
    }

    /// @throws RejectedException `quantity-limit` if one recipient would get too many cards
    static void units(@Nullable GiftCardTerms terms, List<CartItem> items, CartItem.Content content) {
        if (terms == null) {
            return;
        }
        int units = items.stream()
                .filter(item -> item.content().equals(content))
                .mapToInt(CartItem::quantity)
                .sum();
        if (units > GiftCardTerms.MAX_UNITS) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-units", "most", GiftCardTerms.MAX_UNITS),
                    Map.of("limit", GiftCardTerms.MAX_UNITS));
        }
    }
}
