package dev.kontor.payment;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund was created, or its outcome is known: `refund.created`, `refund.succeeded`, `refund.failed`.
///
/// @param purpose what it is for
/// @param purposeId id of the refund of a return, with the purposes `RETURN` and `EXCHANGE`
/// @param net `amount` without tax; absent if the taxes are not known
/// @param tax part of `amount`; absent if the taxes are not known
/// @param taxes `tax` by name, jurisdiction, rate and treatment, including rates of 0; absent if they are
///     not known
/// @param transferred true if the money is not paid out but pays the replacements of an exchange, or what the
///     buyer of the order still had to pay
/// @param paidByStaff true if staff pay the buyer themselves, without the provider
public record RefundChanged(
        RefundId refundId,
        PaymentId paymentId,
        RefundStatus status,
        Money amount,
        String reason,
        @Schema(example = "RETURN") PaymentRefund.Purpose purpose,

        @Nullable @Schema(example = "rref_01jdhe0000f7n8t0000000000e")
        String purposeId,

        @Nullable Money net,
        @Nullable Money tax,
        @Nullable List<RefundedTax> taxes,
        @Nullable Boolean transferred,
        @Nullable Boolean paidByStaff)
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
