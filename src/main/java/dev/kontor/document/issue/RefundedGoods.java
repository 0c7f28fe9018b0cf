package dev.kontor.document.issue;

import dev.kontor.document.content.DocumentContent.Settlement;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refund without its part for gift cards, which invoices do not contain.
///
/// @param refund successful or pending
record RefundedGoods(PaymentRefund refund) {

    static List<RefundedGoods> of(List<PaymentRefund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .map(RefundedGoods::new)
                .toList();
    }

    /// Returns the parts of refunds of canceled units that need no credit note, the oldest refunds first.
    /// Pending ones count, so that a later refund of other units gets its note.
    ///
    /// @param paidLater amount of canceled units that needs no further credit note
    /// @param refunds oldest first
    /// @param credited all credit notes
    static Map<RefundId, Money> covered(Money paidLater, List<RefundedGoods> refunds, List<StoredDocument> credited) {
        var covered = new HashMap<RefundId, Money>();
        var left = paidLater;
        for (var refund : refunds) {
            var note = refund.note(credited);
            if (note.isPresent() && refund.isOfCanceledUnits()) {
                left = left.minus(refund.amount().minus(note.get().gross()));
            }
        }
        for (var refund : refunds) {
            if (refund.isOfCanceledUnits() && refund.note(credited).isEmpty() && left.isPositive()) {
                var part = left.isLessThan(refund.amount()) ? left : refund.amount();
                covered.put(refund.refund().id(), part);
                left = left.minus(part);
            }
        }
        return covered;
    }

    boolean hasSucceeded() {
        return refund.status() == RefundStatus.SUCCEEDED;
    }

    private boolean isOfCanceledUnits() {
        return refund.purpose() == PaymentRefund.Purpose.CANCELED_UNITS;
    }

    String source() {
        return refund.id().text();
    }

    Optional<StoredDocument> note(List<StoredDocument> credited) {
        return credited.stream().filter(note -> note.source().equals(source())).findFirst();
    }

    Money amount() {
        var known = Objects.requireNonNullElse(refund.taxes(), List.<RefundedTax>of());
        return refund.amount()
                .minus(Money.sum(
                        refund.amount().currency(),
                        known.stream()
                                .filter(RefundedGoods::isGiftCard)
                                .map(RefundedTax::net)
                                .toList()));
    }

    /// Returns the settlement; null for a refund with the payment.
    @Nullable
    Settlement settlement() {
        if (refund.transferred()) {
            return refund.purpose() == PaymentRefund.Purpose.EXCHANGE ? Settlement.EXCHANGED : Settlement.NOT_DUE;
        }
        return refund.paidByStaff() ? Settlement.PAID_BY_STAFF : null;
    }

    List<RefundedTax> taxes() {
        return Optional.ofNullable(refund.taxes())
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        "The refund %s has no taxes, so it gets no credit note.".formatted(source())))
                .stream()
                .filter(tax -> !isGiftCard(tax))
                .toList();
    }

    private static boolean isGiftCard(RefundedTax tax) {
        return PaidItem.OUTSIDE_SCOPE.equals(tax.treatment());
    }
}
