package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundChanged;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund to the buyer. Its amount is reserved on the payment as soon as it is recorded.
///
/// @param keepUnits whether the units stay in the order
public record Refund(
        RefundId id,
        PaymentId paymentId,
        Money amount,
        String reason,
        List<RefundItem> items,
        boolean keepUnits,
        RefundStatus status,
        @Nullable String failureReason,
        @Nullable String providerReference,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    RefundChanged event() {
        return new RefundChanged(id, paymentId, status, amount, reason);
    }
}
