package dev.kontor.payment.processing;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.provider.OperationResponse;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records refunds before their providers are called. Locks the payment, so that concurrent refunds cannot exceed it
/// or one of its items.
@Service
@Transactional
class RefundRecords {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final ObjectProvider<PaidItems> paidItems;
    private final RefundObservation observation;
    private final ProviderStates states;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    RefundRecords(
            PaymentRepository payments,
            OperationRepository operations,
            ObjectProvider<PaidItems> paidItems,
            RefundObservation observation,
            ProviderStates states,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.payments = payments;
        this.operations = operations;
        this.paidItems = paidItems;
        this.observation = observation;
        this.states = states;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    Operation.Started begin(PaymentId id, RefundRequest request) {
        var purchase = payments.lock(id).orElseThrow(() -> NotFoundException.of("payment", id));
        var payment = purchase.part(id);
        var earlier = operations.claim(id, Operation.Kind.REFUND, request.key());
        if (earlier.isPresent()) {
            return Operation.Started.of(payment, earlier.get());
        }
        var unique = request.uniqueKey();
        var before = unique == null
                ? null
                : operations.ofRequest(id, Operation.Kind.REFUND, unique).orElse(null);
        if (before != null) {
            return Operation.Started.of(payment, before);
        }
        var refund = refund(purchase, payment, request);
        if (!operations.beginRefund(refund, unique)) {
            throw payment.funds().tooMuch();
        }
        events.append(refund.event());
        audit.record("refund.requested", refund.id(), null, auditDetails(refund));
        observation.changed(purchase);
        if (refund.paidByStaff()) {
            // In the same transaction: a crash must not leave a refund that is sent to the provider later.
            states.applyRefund(refund.id(), new OperationResponse.Succeeded("by-hand"));
        }
        return new Operation.Started(payment, refund.id().value(), refund.amount(), refund.paidByStaff());
    }

    /// Prices the requested items and checks the amount.
    private Refund refund(Purchase purchase, Payment payment, RefundRequest request) {
        var paid = RefundItems.paid(paidItems, purchase.first().id());
        var refunds = operations.refundsOf(purchase.ids());
        var pricing = new RefundItems(paid, refunds);
        var items = pricing.price(request.items());
        if (request.purpose() == Purpose.REQUESTED) {
            pricing.requireRest(request.items());
        }
        var money = amount(payment, request, items);
        payment.requireRefundable(money);
        if (request.paidByStaff()) {
            requireMoney(payment);
        }
        var now = clock.instant();
        return new Refund(
                RefundId.next(),
                payment.id(),
                money,
                request.reason(),
                request.purpose(),
                request.purposeId(),
                items,
                RefundTaxes.of(paid, refunds, money, items),
                request.keepUnits(),
                false,
                request.paidByStaff(),
                RefundStatus.PENDING,
                null,
                null,
                now,
                now,
                1);
    }

    /// The value of a gift card or of store credit is refunded to it.
    private void requireMoney(Payment payment) {
        if (isOfStoredValue(payment)) {
            throw storedValue();
        }
    }

    boolean isOfStoredValue(Payment payment) {
        return payments.find(payment.root()).orElseThrow().isStoredValue();
    }

    static RejectedException storedValue() {
        return RejectedException.at(
                "/paidByStaff",
                "stored-value",
                "Gift cards and store credit are refunded to where they came from. Leave out `paidByStaff`.");
    }

    private static Money amount(Payment payment, RefundRequest request, List<RefundItem> items) {
        if (items.isEmpty()) {
            return request.amount() == null ? payment.refundable() : request.amount();
        }
        var sum = Money.sum(
                payment.amount().currency(),
                items.stream().map(RefundItem::amount).toList());
        if (request.amount() != null && !request.amount().equals(sum)) {
            var detail = "The sum of the items is " + sum + ".";
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    detail,
                    Map.of("sum", sum),
                    List.of(FieldProblem.ofPointer("/amount", "refused", detail)));
        }
        return sum;
    }

    private static Map<String, Object> auditDetails(Refund refund) {
        return Map.of(
                "paymentId", refund.paymentId(),
                "amount", refund.amount(),
                "items", refund.items(),
                "keepUnits", refund.keepUnits(),
                "paidByStaff", refund.paidByStaff(),
                "text", refund.reason());
    }
}
