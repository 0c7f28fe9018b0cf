package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentObserver;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.RefundTotals;
import dev.kontor.payment.RefundedItem;
import dev.kontor.shared.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reports the refunds of a purchase to the observers, in the transaction that changes one.
@Component
class RefundObservation {

    private final OperationRepository operations;
    private final ObjectProvider<PaymentObserver> observers;

    RefundObservation(OperationRepository operations, ObjectProvider<PaymentObserver> observers) {
        this.operations = operations;
        this.observers = observers;
    }

    void changed(Purchase purchase) {
        var snapshot = purchase.snapshot();
        var totals = totals(snapshot.captured(), operations.refundsOf(purchase.ids()));
        observers.orderedStream().forEach(observer -> observer.refundsChanged(snapshot, totals));
    }

    /// Reports that the outcome of a refund is known.
    void ended(Purchase purchase, Refund refund) {
        changed(purchase);
        if (refund.status() == RefundStatus.FAILED) {
            var snapshot = purchase.snapshot();
            observers
                    .orderedStream()
                    .forEach(observer -> observer.refundFailed(snapshot, refund.paymentId(), refund.view()));
        }
    }

    /// @param refunds oldest first. Units that one of them keeps stay if others complete the refund of
    ///     everything, unless the rest is refunded as an amount, which stands for all that is left
    static RefundTotals totals(Money captured, List<Refund> refunds) {
        var zero = Money.zero(captured.currency());
        var items = new HashMap<String, RefundedItem>();
        var requested = zero;
        var back = zero;
        boolean unitsStay = false;
        for (var refund : refunds) {
            if (refund.status() == RefundStatus.FAILED) {
                continue;
            }
            boolean succeeded = refund.status() == RefundStatus.SUCCEEDED;
            requested = requested.plus(refund.amount());
            back = succeeded ? back.plus(refund.amount()) : back;
            boolean isRest = refund.items().isEmpty() && requested.equals(captured);
            unitsStay = refund.keepUnits() || unitsStay && !isRest;
            if (!refund.keepUnits()) {
                for (var item : refund.items()) {
                    items.merge(item.id(), of(item, succeeded, zero), RefundObservation::sum);
                }
            }
        }
        boolean takesAll = captured.isPositive() && !unitsStay;
        return new RefundTotals(
                Map.copyOf(items), takesAll && requested.equals(captured), takesAll && back.equals(captured));
    }

    private static RefundedItem of(RefundItem item, boolean succeeded, Money zero) {
        return new RefundedItem(
                item.quantity(), item.amount(), succeeded ? item.quantity() : 0, succeeded ? item.amount() : zero);
    }

    private static RefundedItem sum(RefundedItem one, RefundedItem other) {
        return new RefundedItem(
                one.units() + other.units(),
                one.amount().plus(other.amount()),
                one.unitsBack() + other.unitsBack(),
                one.amountBack().plus(other.amountBack()));
    }
}
