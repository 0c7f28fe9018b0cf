package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import org.jspecify.annotations.Nullable;

/// What a payment is to the purchase that it pays for.
///
/// @param first the payment that the purchase is known by; null for that one
/// @param takesRest whether it pays for all that the others leave
/// @param captureLater whether its money is only reserved until all payments of the purchase are good
/// @param accepted whether all of them were good together
public record PurchasePart(@Nullable PaymentId first, boolean takesRest, boolean captureLater, boolean accepted) {

    /// Whether it pays for everything.
    boolean isAll() {
        return first == null && takesRest;
    }
}
