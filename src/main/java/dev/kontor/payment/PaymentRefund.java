package dev.kontor.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund as other modules see it.
///
/// @param reason for internal records; absent for buyers
/// @param purpose not shown to buyers
/// @param purposeId id of the refund of a return, with the purposes `RETURN` and `EXCHANGE`
/// @param transferred whether the money is not paid out; not shown
/// @param paidByStaff whether staff pay the buyer themselves; not shown
/// @param net `amount` without tax; absent if the taxes are not known
/// @param tax part of `amount`; absent if the taxes are not known
/// @param taxes `tax` by name, jurisdiction, rate and treatment, including rates of 0; absent if they are not
///     known
public record PaymentRefund(
        RefundId id,
        RefundStatus status,
        Money amount,
        @Nullable String reason,
        @JsonIgnore Purpose purpose,
        @JsonIgnore @Nullable String purposeId,
        @JsonIgnore boolean transferred,
        @JsonIgnore boolean paidByStaff,
        @Nullable Money net,
        @Nullable Money tax,
        @Nullable List<RefundedTax> taxes,
        Instant createdAt) {

    /// Returns what buyers see of it.
    public PaymentRefund forBuyer() {
        return new PaymentRefund(
                id, status, amount, null, purpose, purposeId, transferred, paidByStaff, net, tax, taxes, createdAt);
    }

    /// The purpose of a refund.
    @Schema(name = "RefundPurpose")
    public enum Purpose {
        /// Staff or a program refunded the payment.
        REQUESTED,
        /// Units were canceled.
        CANCELED_UNITS,
        /// Units were returned; `purposeId` is the id of the refund of the return.
        RETURN,
        /// The value of returned units pays replacements; `purposeId` is the id of the refund of the return.
        EXCHANGE,
        /// The money pays what another payment of the order awaited, such as that of a payment link.
        TRANSFER,
        /// The whole payment is undone, such as that of a canceled order.
        UNDO
    }
}
