package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import org.jspecify.annotations.Nullable;

/// The role of a payment in its purchase.
///
/// @param first the payment whose id identifies the purchase; null for that payment itself
/// @param takesRest whether it pays everything that the others leave open
/// @param captureLater whether it is only reserved until all payments of the purchase have succeeded
/// @param accepted whether all of them have succeeded
public record PurchasePart(@Nullable PaymentId first, boolean takesRest, boolean captureLater, boolean accepted) {

    /// Returns whether it covers the whole purchase.
    boolean isAll() {
        return first == null && takesRest;
    }
}
