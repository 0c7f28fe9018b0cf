package dev.kontor.payment.processing;

import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Refunds a purchase from the last payment to the first, none beyond its captured amount. Resumes an
/// interrupted refund with the same name.
@Component
class PurchaseRefunds {

    private static final int MAX_TRIES = 5;

    private final PaymentRepository payments;
    private final RefundProcess single;
    private final RefundRecords records;
    private final OperationRepository operations;
    private final ObjectProvider<PaidItems> paidItems;

    PurchaseRefunds(
            PaymentRepository payments,
            RefundProcess single,
            RefundRecords records,
            OperationRepository operations,
            ObjectProvider<PaidItems> paidItems) {
        this.payments = payments;
        this.single = single;
        this.records = records;
        this.operations = operations;
        this.paidItems = paidItems;
    }

    List<PaymentRefund> of(PaymentId id) {
        return operations.refundsOfPurchase(id).stream().map(Refund::view).toList();
    }

    RefundableItems refundable(PaymentId id) {
        var found = payments.refundedPurchase(id).orElseThrow(() -> NotFoundException.of("payment", id));
        var purchase = found.purchase();
        var left = Money.sum(
                purchase.first().amount().currency(),
                purchase.parts().stream().map(Payment::refundable).toList());
        return new OpenItems(left, RefundItems.paid(paidItems, purchase.first().id()), found.refunds());
    }

    void refund(Purchase purchase, RefundRequest request) {
        if (purchase.isOne()) {
            single.refund(purchase.first().id(), request);
            return;
        }
        var missing = amountOf(purchase, request);
        if (purchase.parts().stream()
                .noneMatch(part -> startedRefund(part, request).isPresent())) {
            requireRefundable(purchase, missing);
        }
        var items = new ArrayList<>(request.items());
        for (var part : purchase.parts().reversed()) {
            var started = startedRefund(part, request);
            var amount = started.isPresent() ? started.get() : refundPart(part.id(), missing, items, request);
            take(items, amount);
            missing = missing.minus(amount);
        }
        if (missing.isPositive()) {
            requireRefundable(payments.purchase(purchase.first().id()).orElseThrow(), missing);
            // A concurrent refund has just failed and released its amount.
            throw RefundExceedsPayment.tooMuch(missing, true);
        }
    }

    /// Records a refund of items that staff pay, from the last payment with money to the first, in the
    /// transaction of the caller.
    void recordByStaff(Purchase purchase, RefundRequest request) {
        var missing = amountOf(purchase, request);
        var items = new ArrayList<>(request.items());
        for (var part : purchase.parts().reversed()) {
            var amount = part.refundable().min(missing);
            if (amount.isPositive() && !records.isOfStoredValue(part)) {
                records.begin(part.id(), request.part(null, take(items, amount)));
                missing = missing.minus(amount);
            }
        }
        if (missing.isPositive()) {
            throw RefundRecords.storedValue();
        }
    }

    /// Sums the successful refunds of each item.
    Map<String, Money> refundedItems(Purchase purchase) {
        var refunded = new HashMap<String, Money>();
        operations.refundsOf(purchase.ids()).stream()
                .filter(refund -> refund.status() == RefundStatus.SUCCEEDED)
                .flatMap(refund -> refund.items().stream())
                .forEach(item -> refunded.merge(item.id(), item.amount(), Money::plus));
        return refunded;
    }

    /// Refunds as much as the part has left. Retries if a concurrent refund took it meanwhile.
    ///
    /// @return the refunded amount
    private Money refundPart(PaymentId id, Money most, List<RefundPayment.Item> items, RefundRequest request) {
        for (int attempt = 1; ; attempt++) {
            var amount = payments.find(id).orElseThrow().refundable().min(most);
            if (!amount.isPositive()) {
                return Money.zero(most.currency());
            }
            var taken = take(new ArrayList<>(items), amount);
            try {
                var part = request.part(taken.isEmpty() ? amount : null, taken);
                return single.refund(id, part).amount();
            } catch (RefundExceedsPayment refusal) {
                if (attempt == MAX_TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private static Money amountOf(Purchase purchase, RefundRequest request) {
        if (request.amount() != null) {
            return request.amount();
        }
        var zero = Money.zero(purchase.first().amount().currency());
        return request.items().stream()
                .map(item -> item.amount() == null ? zero : item.amount())
                .reduce(zero, Money::plus);
    }

    /// Returns the amount that was refunded of the part under the same name before.
    private Optional<Money> startedRefund(Payment part, RefundRequest request) {
        var name = request.uniqueKey();
        return name == null
                ? Optional.empty()
                : operations.ofRequest(part.id(), Operation.Kind.REFUND, name).map(Operation::amount);
    }

    private static void requireRefundable(Purchase purchase, Money wanted) {
        var parts = purchase.parts();
        var most = Money.sum(
                wanted.currency(), parts.stream().map(Payment::refundable).toList());
        if (wanted.isPositive() && !most.isLessThan(wanted)) {
            return;
        }
        boolean disputed = parts.stream()
                .anyMatch(part -> part.funds().disputed().contested().isPositive());
        boolean pending =
                parts.stream().anyMatch(part -> part.funds().refundPending().isPositive());
        throw disputed ? PaymentStateRefused.disputed(most) : RefundExceedsPayment.tooMuch(most, pending);
    }

    /// Takes items up to the amount and splits the last one if necessary. Its units are refunded with the
    /// first part of its money.
    static List<RefundPayment.Item> take(List<RefundPayment.Item> items, Money amount) {
        var taken = new ArrayList<RefundPayment.Item>();
        var left = amount;
        while (!items.isEmpty() && left.isPositive()) {
            var item = items.removeFirst();
            var whole = item.amount() == null ? left : item.amount();
            var part = whole.min(left);
            taken.add(new RefundPayment.Item(item.id(), item.quantity(), part));
            left = left.minus(part);
            if (part.isLessThan(whole)) {
                items.addFirst(new RefundPayment.Item(item.id(), 0, whole.minus(part)));
            }
        }
        return taken;
    }
}
