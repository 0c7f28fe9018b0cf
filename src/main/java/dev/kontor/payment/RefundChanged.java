package dev.kontor.payment;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund was created, or its outcome is known: `refund.created`, `refund.succeeded`, `refund.failed`.
///
/// @param net `amount` without tax; absent if the taxes are not known
/// @param tax part of `amount`; absent if the taxes are not known
/// @param taxes `tax` by name, jurisdiction, rate and treatment, including rates of 0; absent if they are
///     not known
/// @param transferred true if the money is not paid out but pays the replacements of an exchange
public record RefundChanged(
        RefundId refundId,
        PaymentId paymentId,
        RefundStatus status,
        Money amount,
        String reason,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable List<RefundedTax> taxes,
        @Nullable Boolean transferred)
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
