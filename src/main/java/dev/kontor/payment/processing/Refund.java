package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundChanged;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund to the buyer. Its amount is reserved on the payment as soon as it is recorded.
///
/// @param taxes the net amounts and taxes by item; null without known items
/// @param keepUnits whether the units stay in the order
/// @param paidByStaff whether staff pay the buyer themselves, so that the provider is not called
/// @param transferred whether the money is not paid out but pays another purchase, or what its own purchase
///     awaited
public record Refund(
        RefundId id,
        PaymentId paymentId,
        Money amount,
        String reason,
        PaymentRefund.Purpose purpose,
        @Nullable String purposeId,
        List<RefundItem> items,
        @Nullable List<RefundedShare> taxes,
        boolean keepUnits,
        boolean transferred,
        boolean paidByStaff,
        RefundStatus status,
        @Nullable String failureReason,
        @Nullable String providerReference,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /// Creates a refund whose amount is not paid out, but pays another purchase or what its own purchase awaits.
    static Refund transfer(
            PaymentId payment,
            Money amount,
            String reason,
            PaymentRefund.Purpose purpose,
            @Nullable String purposeId,
            List<RefundItem> items,
            @Nullable List<RefundedShare> taxes,
            RefundStatus status,
            Instant now) {
        return new Refund(
                RefundId.next(),
                payment,
                amount,
                reason,
                purpose,
                purposeId,
                items,
                taxes,
                true,
                true,
                false,
                status,
                null,
                null,
                now,
                now,
                1);
    }

    RefundChanged event() {
        return new RefundChanged(
                id,
                paymentId,
                status,
                amount,
                reason,
                purpose,
                purposeId,
                net(),
                tax(),
                taxTotals(),
                transferred ? true : null,
                paidByStaff ? true : null);
    }

    public @Nullable Money net() {
        var tax = tax();
        return tax == null ? null : amount.minus(tax);
    }

    public @Nullable Money tax() {
        return taxes == null
                ? null
                : new Money(taxes.stream().mapToLong(RefundedShare::taxMinor).sum(), amount.currency());
    }

    /// Returns the taxes by name, jurisdiction, rate and treatment.
    public @Nullable List<RefundedTax> taxTotals() {
        return taxes == null ? null : RefundedShare.totals(taxes, amount.currency());
    }

    PaymentRefund view() {
        return new PaymentRefund(
                id,
                status,
                amount,
                reason,
                purpose,
                purposeId,
                transferred,
                paidByStaff,
                net(),
                tax(),
                taxTotals(),
                createdAt);
    }
}
