package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The terms to which the caller of a checkout has agreed.
///
/// @param expectedTotal the total that the caller saw; the request is rejected if it differs
/// @param paymentId a payment that was started; the newest open one if absent
/// @param byStaff whether staff complete a draft order
/// @param method code of the payment method that staff agreed with the buyer; absent for buyers, and if
///     nothing is due
record CompletionRequest(
        @Nullable Money expectedTotal,
        @Nullable PaymentId paymentId,
        boolean byStaff,
        @Nullable String method) {

    static CompletionRequest ofBuyer(CompleteCart request) {
        return new CompletionRequest(request.expectedTotal(), request.paymentId(), false, null);
    }
}
