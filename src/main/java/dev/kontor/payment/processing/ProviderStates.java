package dev.kontor.payment.processing;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.payment.PaymentChanged;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentObserver;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.StoredValue;
import dev.kontor.payment.provider.OperationResponse;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/// Applies what providers report to payments; no other class does. Locks the payment, updates it, notifies the
/// observers and writes the event in one transaction.
@Service
public class ProviderStates {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final UndoRepository undos;
    private final EventLog events;
    private final AuditLog audit;
    // Resolved at the first change, because observers depend on payments. Once, because Spring looks for them each
    // time.
    private final SingletonSupplier<List<PaymentObserver>> observers;
    private final RefundObservation refunds;
    private final ObjectProvider<StoredValue> values;

    ProviderStates(
            PaymentRepository payments,
            OperationRepository operations,
            UndoRepository undos,
            EventLog events,
            AuditLog audit,
            ObjectProvider<PaymentObserver> observers,
            RefundObservation refunds,
            ObjectProvider<StoredValue> values) {
        this.payments = payments;
        this.operations = operations;
        this.undos = undos;
        this.events = events;
        this.audit = audit;
        this.observers = SingletonSupplier.of(() -> observers.orderedStream().toList());
        this.refunds = refunds;
        this.values = values;
    }

    /// @param outcome the outcome of the operation
    /// @param outdated whether the response was ignored, because the payment ended after the poll started
    record Applied(Payment payment, Operation.Outcome outcome, boolean outdated) {}

    @Transactional
    public Applied applyProviderState(PaymentId id, OperationResult answered) {
        return apply(lock(id), id, answered)
                .orElseThrow(() -> new IllegalStateException("the locked payment " + id.text() + " changed"));
    }

    /// Applies the response to an authorization without reading the payment again: it is written only if it has
    /// not changed since the authorization began. Otherwise it is locked and read first, and so is one of several
    /// payments.
    ///
    /// @param sent as it was then: nothing else can begin before its authorization has ended
    @Transactional
    Applied applyAuthorization(Payment sent, OperationResult answered) {
        return sent.part().isAll()
                ? Purchase.of(List.of(sent))
                        .flatMap(purchase -> apply(purchase, sent.id(), answered))
                        .orElseGet(() -> applyProviderState(sent.id(), answered))
                : applyProviderState(sent.id(), answered);
    }

    /// Empty if the payment has changed since the purchase was read; nothing has happened then.
    private Optional<Applied> apply(Purchase purchase, PaymentId id, OperationResult answered) {
        var payment = purchase.part(id);
        var before = purchase.status();
        if (answered.outdated(payment.status())) {
            return Optional.of(new Applied(payment, Operation.Outcome.UNKNOWN, true));
        }
        var outcome = answered.outcome(payment.captured());
        boolean changed = follows(answered, outcome) && payment.follow(answered.answer());
        if (answered.source() == OperationResult.Source.LATE_POLL) {
            // The provider does not know the payment and nothing is in flight, so it will never be paid.
            changed |= answered.kind() == Operation.Kind.AUTHORIZE && payment.abandonUnsent();
        }
        boolean released = answered.kind() == Operation.Kind.CANCEL
                && outcome == Operation.Outcome.SUCCEEDED
                && payment.releaseRest();
        if (!payments.saveUnlessChanged(payment, answered.operation(), outcome, answered.detail())) {
            return Optional.empty();
        }
        returnValue(payment);
        if (changed && payment.status() != PaymentStatus.CREATED) {
            publish(before, purchase, payment);
        } else if (released) {
            observe(before, purchase);
        }
        return Optional.of(new Applied(payment, outcome, false));
    }

    /// Returns whether the response applies to the payment. "Not sent" resets it only for the first authorization.
    private static boolean follows(OperationResult answered, Operation.Outcome outcome) {
        return !(answered.answer() instanceof ProviderResponse.NotSent)
                || answered.kind() == Operation.Kind.AUTHORIZE && outcome == Operation.Outcome.NOT_SENT;
    }

    /// Applies the outcome of a refund.
    @Transactional
    public Refund applyRefund(RefundId id, OperationResponse answer) {
        var recorded = refund(id);
        var purchase = lock(recorded.paymentId());
        var payment = purchase.part(recorded.paymentId());
        var refund = refund(id);
        if (!refund.status().isOpen()) {
            return refund;
        }
        return switch (answer) {
            case OperationResponse.Succeeded done -> {
                payment.refundSucceeded(refund.amount(), refund.paidByStaff() || refund.purpose() == Purpose.REQUESTED);
                operations.saveRefund(id, RefundStatus.SUCCEEDED, null, done.reference());
                yield finish(purchase, payment, id, Operation.Outcome.SUCCEEDED, "Succeeded");
            }
            case OperationResponse.Refused refused -> {
                if (refund.transferred()) {
                    payment.transferReleased(refund.amount());
                } else {
                    payment.refundFailed(refund.amount());
                }
                operations.saveRefund(id, RefundStatus.FAILED, refused.reason(), null);
                yield finish(purchase, payment, id, Operation.Outcome.REFUSED, refused.reason());
            }
            case OperationResponse.Pending _ -> leaveOpen(payment, id, "accepted");
            case OperationResponse.NotSent notSent -> leaveOpen(payment, id, notSent.reason());
            case OperationResponse.Unknown unknown -> leaveOpen(payment, id, unknown.reason());
        };
    }

    private Refund finish(Purchase purchase, Payment payment, RefundId id, Operation.Outcome outcome, String detail) {
        payments.save(payment, id.value(), outcome, detail);
        var refund = refund(id);
        events.append(refund.event());
        observe(purchase.status(), purchase);
        refunds.ended(purchase, refund);
        return refund;
    }

    private Refund leaveOpen(Payment payment, RefundId id, String detail) {
        operations.saveRefund(id, RefundStatus.UNKNOWN, detail, null);
        payments.save(payment, id.value(), Operation.Outcome.UNKNOWN, detail);
        return refund(id);
    }

    /// Records money received outside of any provider for the parts that await it, in their order.
    @Transactional
    public Purchase receive(PaymentId id, Money amount, String note) {
        var purchase = lock(id);
        var currency = purchase.first().amount().currency();
        if (!amount.currency().equals(currency)) {
            throw PaymentStateRefused.currency(currency);
        }
        var awaiting = purchase.awaiting();
        var left = amount;
        for (int index = 0; index < awaiting.size() && (index == 0 || left.isPositive()); index++) {
            var part = awaiting.get(index);
            var most = part.funds().uncaptured();
            boolean last = index == awaiting.size() - 1;
            var taken = last ? left : left.min(most);
            receive(purchase, part, taken, note);
            left = left.minus(taken);
        }
        return purchase;
    }

    private void receive(Purchase purchase, Payment payment, Money amount, String note) {
        var before = purchase.status();
        var statusBefore = payment.status();
        var capturedBefore = payment.captured();
        payment.receive(amount);
        var operation = TypeIds.next();
        operations.begin(operation, payment, Operation.Kind.RECEIVE, amount, null);
        payments.save(payment, operation, Operation.Outcome.SUCCEEDED, note);
        audit.record(
                "payment.received",
                payment.id(),
                Map.of("status", statusBefore, "captured", capturedBefore),
                Map.of("status", payment.status(), "captured", payment.captured(), "text", note));
        publish(before, purchase, payment);
    }

    /// Records money that was received although it is not due. It belongs to the buyer.
    ///
    /// @return what the purchase holds for the buyer now
    @Transactional
    public Money overpay(PaymentId id, Money surplus, String note) {
        var purchase = lock(id);
        var part = purchase.parts().stream()
                .filter(Payment::isManual)
                .findFirst()
                .orElseThrow(() -> PaymentStateRefused.of(purchase.status()));
        part.overpay(surplus);
        var operation = TypeIds.next();
        operations.begin(operation, part, Operation.Kind.RECEIVE, surplus, null);
        payments.save(part, operation, Operation.Outcome.SUCCEEDED, note);
        return purchase.overpaid();
    }

    /// Records a refund of money that was not due.
    ///
    /// @return what the purchase still holds for the buyer
    @Transactional
    public Money refundOverpaid(PaymentId id, Money amount) {
        var purchase = lock(id);
        var most = purchase.overpaid();
        if (!amount.currency().equals(most.currency())) {
            throw PaymentStateRefused.currency(most.currency());
        }
        if (!amount.isPositive() || most.isLessThan(amount)) {
            throw RefundExceedsPayment.tooMuch(most, false);
        }
        var left = amount;
        for (var part : purchase.parts()) {
            var back = part.overpaid().min(left);
            if (back.isPositive()) {
                part.refundOverpaid(back);
                payments.save(part, "REFUND");
                left = left.minus(back);
            }
        }
        return most.minus(amount);
    }

    /// Gives up what parts await from outside of any provider, in their order.
    ///
    /// @param rest whether what is awaited beyond the loss is released
    @Transactional
    public void writeOff(PaymentId id, Money loss, boolean rest) {
        var purchase = lock(id);
        var before = purchase.status();
        var changed = new ArrayList<Payment>();
        var left = loss;
        for (var part : purchase.parts()) {
            var lost = part.awaited().min(left);
            if (lost.isPositive()) {
                part.writeOff(lost);
            }
            var released = rest ? part.awaited() : Money.zero(loss.currency());
            if (released.isPositive()) {
                part.waive(released);
            }
            if (lost.plus(released).isPositive()) {
                payments.save(part, "WRITE_OFF");
                changed.add(part);
            }
            left = left.minus(lost);
        }
        if (!loss.isPositive() || left.isPositive()) {
            throw PaymentStateRefused.amount(loss.minus(left));
        }
        changed.forEach(part -> events.append(event(part)));
        observe(before, purchase);
    }

    /// Reverses the write-offs of a payment that is undone, because nothing was lost.
    @Transactional
    void reverseWriteOffs(PaymentId id) {
        var purchase = lock(id);
        var part = purchase.part(id);
        var amount = part.funds().writtenOff();
        if (amount.isPositive()) {
            part.reverseWriteOff(amount);
            payments.save(part, "CANCEL");
            var first = purchase.first().id();
            observers.obtain().forEach(observer -> observer.writeOffReversed(first, amount));
        }
    }

    /// Cancels a payment that was never sent to a provider.
    @Transactional
    public Payment abandon(PaymentId id) {
        var purchase = lock(id);
        var payment = purchase.part(id);
        var before = purchase.status();
        if (payment.abandonUnsent()) {
            payments.save(payment, "CANCEL");
            returnValue(payment);
            publish(before, purchase, payment);
        }
        return payment;
    }

    private void publish(PaymentStatus before, Purchase purchase, Payment payment) {
        events.append(event(payment));
        if (purchase.accept()) {
            payments.accept(purchase.ids());
        }
        observe(before, purchase);
        if (purchase.hasFailed()) {
            purchase.parts().forEach(this::takeBack);
        }
    }

    /// Cancels or undoes a part of a purchase because another part has failed.
    private void takeBack(Payment part) {
        if (part.abandonUnsent()) {
            payments.save(part, "CANCEL");
            returnValue(part);
            events.append(event(part));
        } else if (!part.status().isFinalFailure()) {
            undos.request(part.id(), "part-failed");
        }
    }

    /// Notifies about payments of a purchase that the caller has written.
    void changed(PaymentStatus before, PaymentId purchase, List<Payment> parts) {
        parts.forEach(part -> events.append(event(part)));
        observe(before, lock(purchase));
    }

    /// Settles the payments of a purchase with the value of returned units: the value leaves the payment
    /// that it comes from and pays this one.
    @Transactional
    public void settle(PaymentId id) {
        var parts = lock(id).parts().stream()
                .filter(part -> part.isExchangeCredit() && part.status() == PaymentStatus.AUTHORIZED)
                .toList();
        for (var part : parts) {
            var operation = TypeIds.next();
            operations.begin(operation, part, Operation.Kind.CAPTURE, part.amount(), null);
            var captured = new ProviderResponse.Captured(part.id().value().toString(), part.amount());
            applyProviderState(
                    part.id(),
                    new OperationResult(
                            operation,
                            Operation.Kind.CAPTURE,
                            part.amount(),
                            OperationResult.Source.CALL,
                            part.status(),
                            captured));
            applyRefund(
                    Objects.requireNonNull(part.sourceRefund()),
                    new OperationResponse.Succeeded(part.id().text()));
        }
    }

    /// Returns the value of a failed payment together with the failure: to the gift card or credit, or to
    /// the payment that it comes from.
    private void returnValue(Payment payment) {
        var source = payment.sourceRefund();
        if (source != null && payment.status().isFinalFailure()) {
            applyRefund(source, new OperationResponse.Refused("exchange-canceled"));
        }
        if (payment.isStoredValue() && payment.status().isFinalFailure()) {
            values.getObject().release(payment.id());
        }
    }

    static Event event(Payment payment) {
        return new PaymentChanged(
                payment.id(),
                payment.snapshot().method(),
                payment.status(),
                payment.amount(),
                payment.captured(),
                payment.declineReason());
    }

    private void observe(PaymentStatus before, Purchase purchase) {
        var snapshot = purchase.snapshot();
        observers.obtain().forEach(observer -> observer.paymentChanged(before, snapshot));
    }

    private Purchase lock(PaymentId id) {
        return payments.lock(id).orElseThrow(() -> NotFoundException.of("payment", id));
    }

    private Refund refund(RefundId id) {
        return operations.refund(id).orElseThrow(() -> NotFoundException.of("refund", id));
    }
}
