package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The amount exceeds what is left to refund after completed and pending refunds.
public class RefundExceedsPayment extends ConflictException {

    private final boolean pending;

    private RefundExceedsPayment(String detail, Map<String, Object> details, boolean pending) {
        super(ProblemCode.REFUND_EXCEEDS_PAYMENT, detail, details);
        this.pending = pending;
    }

    /// @param most what can still be refunded of the payment
    /// @param pending whether a refund of the payment is pending
    public static RefundExceedsPayment tooMuch(Money most, boolean pending) {
        return new RefundExceedsPayment(
                most.isZero()
                        ? "The payment is refunded completely, or the rest is being refunded."
                        : "A refund must be more than zero and at most " + most + ".",
                Map.of("limit", most),
                pending);
    }

    /// @param pending whether a refund of the item is pending
    public static RefundExceedsPayment tooMuchForItem(String item, Money most, boolean pending) {
        return new RefundExceedsPayment(
                "A refund of " + item + " must be more than zero and at most " + most + ".",
                Map.of("item", item, "limit", most),
                pending);
    }

    /// @param pending whether a refund of units of the item is pending
    public static RefundExceedsPayment tooManyUnits(String item, int most, boolean pending) {
        return new RefundExceedsPayment(
                "At most " + most + " units of " + item + " can still be refunded.",
                Map.of("item", item, "units", most),
                pending);
    }

    /// Whether refunds are pending; if they fail, more can be refunded.
    public boolean hasPendingRefunds() {
        return pending;
    }
}
