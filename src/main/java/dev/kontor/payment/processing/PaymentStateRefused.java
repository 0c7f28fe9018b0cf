package dev.kontor.payment.processing;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Currency;
import java.util.Map;

/// The payment is not in a state that allows the step, or does not have that much money.
class PaymentStateRefused extends ConflictException {

    private PaymentStateRefused(ProblemCode code, String detail, Map<String, Object> details) {
        super(code, detail, details);
    }

    static PaymentStateRefused of(Payment payment, String step) {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                "A payment that is %s cannot be %s.".formatted(payment.status(), step),
                Map.of("paymentStatus", payment.status()));
    }

    static PaymentStateRefused inFlight() {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                "Another step of the payment is on its way and has no outcome yet.",
                Map.of());
    }

    static PaymentStateRefused alreadyOpen() {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION, "There is a payment for it that is open or good.", Map.of());
    }

    static PaymentStateRefused amount(Money most) {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                "The amount must be more than zero and at most " + most + ".",
                Map.of("limit", most));
    }

    static PaymentStateRefused disputed(Money most) {
        return new PaymentStateRefused(
                ProblemCode.PAYMENT_DISPUTED,
                "The buyer disputes the payment: at most " + most + " can be given back before that is over.",
                Map.of("limit", most));
    }

    static PaymentStateRefused currency(Currency currency) {
        return new PaymentStateRefused(
                ProblemCode.INVALID_STATE_TRANSITION,
                "The payment is in " + currency.getCurrencyCode() + ".",
                Map.of("currency", currency.getCurrencyCode()));
    }
}
