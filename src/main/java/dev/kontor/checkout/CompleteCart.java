package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Turns a cart into an order.
///
/// @param expectedTotal the total shown to the buyer; a different total is rejected
/// @param paymentId the newest open payment of the cart if omitted
record CompleteCart(@Nullable Money expectedTotal, @Nullable PaymentId paymentId) {

    static final CompleteCart ANY = new CompleteCart(null, null);
}
