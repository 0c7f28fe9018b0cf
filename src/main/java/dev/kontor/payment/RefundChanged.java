package dev.kontor.payment;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// A refund was created, or its outcome is known: `refund.created`, `refund.succeeded`, `refund.failed`.
public record RefundChanged(RefundId refundId, PaymentId paymentId, RefundStatus status, Money amount, String reason)
        implements Event {

    @Override
    public String type() {
        return switch (status) {
            case PENDING, UNKNOWN -> "refund.created";
            case SUCCEEDED -> "refund.succeeded";
            case FAILED -> "refund.failed";
        };
    }
}
