package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.processing.Refund;
import dev.kontor.payment.processing.RefundItem;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund.
///
/// @param net `amount` without tax; absent if the taxes are not known
/// @param tax part of `amount`; absent if the taxes are not known
/// @param taxes `tax` by name, jurisdiction, rate and treatment, including rates of 0; absent if they are not
///     known
/// @param items the refunded items; empty for goodwill and for a refund of everything left
/// @param keepUnits whether the units stay in the order
/// @param paidByStaff whether staff pay the buyer themselves, without the provider
/// @param purpose what it is for
/// @param purposeId id of the refund of a return, with the purposes `RETURN` and `EXCHANGE`
/// @param failureReason stable code, present with status `FAILED`
record RefundDetails(
        RefundId id,
        PaymentId paymentId,
        RefundStatus status,
        Money amount,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable List<RefundedTax> taxes,
        List<RefundItem> items,
        boolean keepUnits,
        boolean paidByStaff,
        @Schema(example = "One cup was broken.") String reason,
        @Schema(example = "RETURN") PaymentRefund.Purpose purpose,

        @Nullable @Schema(example = "rref_01jdhe0000f7n8t0000000000e")
        String purposeId,

        @Nullable String failureReason,
        @Nullable String providerReference,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static RefundDetails of(Refund refund) {
        return new RefundDetails(
                refund.id(),
                refund.paymentId(),
                refund.status(),
                refund.amount(),
                refund.net(),
                refund.tax(),
                refund.taxTotals(),
                refund.items(),
                refund.keepUnits(),
                refund.paidByStaff(),
                refund.reason(),
                refund.purpose(),
                refund.purposeId(),
                refund.failureReason(),
                refund.providerReference(),
                refund.createdAt(),
                refund.updatedAt(),
                refund.version());
    }
}
