package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Currency;
import java.util.Map;

/// The state or the amount of the payment does not allow the step.
class PaymentStateRefused extends ConflictException {

    private PaymentStateRefused(ProblemCode code, Message detail, Map<String, Object> details) {
        super(code, detail, details);
    }

    static PaymentStateRefused of(PaymentStatus status) {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                Message.of("payment.state", "status", status),
                Map.of("paymentStatus", status));
    }

    static PaymentStateRefused inFlight() {
        return new PaymentStateRefused(ProblemCode.INVALID_STATE_TRANSITION, Message.of("payment.in-flight"), Map.of());
    }

    static PaymentStateRefused alreadyOpen() {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION, Message.of("payment.already-open"), Map.of());
    }

    static PaymentStateRefused amount(Money most) {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                Message.of("payment.amount", "most", most),
                Map.of("limit", most));
    }

    static PaymentStateRefused disputed(Money most) {
        return new PaymentStateRefused(
                ProblemCode.PAYMENT_DISPUTED, Message.of("payment.disputed", "most", most), Map.of("limit", most));
    }

    static PaymentStateRefused currency(Currency currency) {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                Message.of("payment.currency", "currency", currency),
                Map.of("currency", currency.getCurrencyCode()));
    }
}
