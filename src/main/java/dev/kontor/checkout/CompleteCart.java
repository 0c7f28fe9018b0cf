package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Turns a cart into an order.
///
/// @param expectedTotal the total shown to the buyer; the request is rejected if it differs
/// @param paymentId defaults to the newest open payment of the cart
@Schema(example = "{}")
record CompleteCart(@Nullable Money expectedTotal, @Nullable PaymentId paymentId) {

    static final CompleteCart ANY = new CompleteCart(null, null);
}
