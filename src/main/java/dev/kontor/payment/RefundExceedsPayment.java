package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// So much cannot go back: it was never taken, went back before, or is on its way back.
public class RefundExceedsPayment extends ConflictException {

    private final boolean othersAreOnTheirWay;

    private RefundExceedsPayment(String detail, Map<String, Object> details, boolean othersAreOnTheirWay) {
        super(ProblemCode.REFUND_EXCEEDS_PAYMENT, detail, details);
        this.othersAreOnTheirWay = othersAreOnTheirWay;
    }

    /// @param most what can still go back of the payment
    /// @param pending whether money of it is on its way back
    public static RefundExceedsPayment tooMuch(Money most, boolean pending) {
        return new RefundExceedsPayment(
                most.isZero()
                        ? "The payment is refunded completely, or the rest is being refunded."
                        : "A refund must be more than zero and at most " + most + ".",
                Map.of("limit", most),
                pending);
    }

    /// @param pending whether money for the item is on its way back
    public static RefundExceedsPayment tooMuchForItem(String item, Money most, boolean pending) {
        return new RefundExceedsPayment(
                "A refund of " + item + " must be more than zero and at most " + most + ".",
                Map.of("item", item, "limit", most),
                pending);
    }

    /// @param pending whether units of the item are on their way back
    public static RefundExceedsPayment tooManyUnits(String item, int most, boolean pending) {
        return new RefundExceedsPayment(
                "Of " + item + " at most " + most + " units can still be given back.",
                Map.of("item", item, "units", most),
                pending);
    }

    /// Whether there are refunds whose outcome is not known: if they fail, more can go back.
    public boolean othersAreOnTheirWay() {
        return othersAreOnTheirWay;
    }
}
