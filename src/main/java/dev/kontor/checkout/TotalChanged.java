package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The total differs from the one that the buyer agreed to.
class TotalChanged extends ConflictException {

    private TotalChanged(Map<String, Object> details) {
        super(ProblemCode.PRICE_CHANGED, Message.of("checkout.price-changed"), details);
    }

    /// Lists the items whose price changed. If the list is empty, shipping or tax changed.
    static TotalChanged since(Money agreed, CheckoutCart cart) {
        return new TotalChanged(
                Map.of("oldTotal", agreed, "newTotal", cart.totals().total(), "items", cart.changes()));
    }
}
