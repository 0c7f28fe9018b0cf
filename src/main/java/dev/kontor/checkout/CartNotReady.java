package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The cart lacks something that an order needs.
class CartNotReady extends ConflictException {

    CartNotReady(List<Problem> problems) {
        super(
                problems.stream().allMatch(problem -> problem.code().equals("out-of-stock"))
                        ? ProblemCode.OUT_OF_STOCK
                        : ProblemCode.INVALID_STATE_TRANSITION,
                problems.getFirst().detail(),
                Map.of("problems", problems));
    }

    static CartNotReady withoutPayment(Locale language) {
        return payment(Message.of("cart.payment-missing"), language);
    }

    static CartNotReady withoutPaymentOf(Money open, Locale language) {
        return payment(Message.of("cart.rest-unpaid", "open", open), language);
    }

    private static CartNotReady payment(Message detail, Locale language) {
        return new CartNotReady(List.of(new Problem("payment-missing", detail.in(language), null)));
    }
}
