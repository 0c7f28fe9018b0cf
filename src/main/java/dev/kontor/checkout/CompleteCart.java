package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Makes an order of a cart.
///
/// @param expectedTotal what the buyer was shown; another total refuses the request
/// @param paymentId the newest open payment of the cart if left out
record CompleteCart(@Nullable Money expectedTotal, @Nullable PaymentId paymentId) {

    static final CompleteCart ANY = new CompleteCart(null, null);
}
