package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The cart is priced for another payment method than that of the payment. Gift cards combine with every
/// method.
class PaymentMethodMismatch extends ConflictException {

    private PaymentMethodMismatch(Map<String, Object> details) {
        super(ProblemCode.PAYMENT_METHOD_MISMATCH, Message.of("checkout.other-payment-method"), details);
    }

    /// @param totals the total of the cart by payment method; used for the problem only
    static void check(CheckoutCart cart, String method, Function<String, Money> totals) {
        if (cart.paymentMethod() != null && !cart.paymentMethod().equals(method)) {
            throw new PaymentMethodMismatch(Map.of(
                    "paymentMethod",
                    cart.paymentMethod(),
                    "method",
                    method,
                    "oldTotal",
                    cart.totals().total(),
                    "newTotal",
                    totals.apply(method)));
        }
    }

    /// Checks all parts of the payment. Without a selected method, no discount depends on it.
    static void check(CheckoutCart cart, PaymentSnapshot payment, Function<String, Money> totals) {
        other(cart, payment).ifPresent(method -> check(cart, method, totals));
    }

    static boolean matches(CheckoutCart cart, PaymentSnapshot payment) {
        return other(cart, payment).isEmpty();
    }

    private static Optional<String> other(CheckoutCart cart, PaymentSnapshot payment) {
        return cart.paymentMethod() == null || payment.isNone() || payment.isStoredValue()
                ? Optional.empty()
                : Stream.concat(
                                Stream.of(payment.method()),
                                payment.parts().stream()
                                        .filter(part -> !part.isStoredValue())
                                        .map(PaymentPart::method))
                        .filter(method -> !method.equals(cart.paymentMethod()))
                        .findFirst();
    }
}
