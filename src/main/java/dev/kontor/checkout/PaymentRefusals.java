package dev.kontor.checkout;

import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.PaymentRefusedException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// Creates the problems that result from the state of a payment.
final class PaymentRefusals {

    private PaymentRefusals() {}

    static PaymentRefusedException actionRequired(PaymentSnapshot payment) {
        return new PaymentRefusedException(
                ProblemCode.PAYMENT_ACTION_REQUIRED,
                Message.of("checkout.action-required"),
                Map.of("paymentId", payment.id(), "action", payment.action()));
    }

    /// Another request holds the lease of the cart.
    static ConflictException inProgress() {
        return new ConflictException(ProblemCode.REQUEST_IN_PROGRESS, Message.of("checkout.in-progress"));
    }
}
