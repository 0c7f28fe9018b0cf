package dev.kontor.payment.processing;

import dev.kontor.identity.CustomerId;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Payments as other modules use them: each call applies to all payments of a purchase.
@Service
class PurchaseService implements Payments {

    private static final Logger LOG = LoggerFactory.getLogger(PurchaseService.class);

    private final PaymentRepository payments;
    private final PaymentService single;
    private final PaymentResolution resolution;
    private final PaymentRequests requests;
    private final ProviderStates states;
    private final PurchaseRefunds refunds;
    private final ValueTransfers transfers;
    private final DisputeRecords disputes;

    PurchaseService(
            PaymentRepository payments,
            PaymentService single,
            PaymentResolution resolution,
            PaymentRequests requests,
            ProviderStates states,
            PurchaseRefunds refunds,
            ValueTransfers transfers,
            DisputeRecords disputes) {
        this.payments = payments;
        this.single = single;
        this.resolution = resolution;
        this.requests = requests;
        this.states = states;
        this.refunds = refunds;
        this.transfers = transfers;
        this.disputes = disputes;
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return requests.methods(amount, country, locale);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot create(NewPayment payment) {
        return whole(requests.create(payment));
    }

    @Override
    public List<PaymentMethod> methodsFor(
            @Nullable CustomerId customer, Money amount, Supplier<Money> debt, String country, Locale locale) {
        return requests.methodsFor(customer, amount, debt, country, locale);
    }

    @Override
    public List<PaymentMethod> openMethods(@Nullable CustomerId customer, Money amount, String country, Locale locale) {
        return requests.openMethods(customer, amount, country, locale);
    }

    @Override
    public List<PaymentMethod> onlineMethodsFor(
            @Nullable CustomerId customer, Money amount, String country, Locale locale) {
        return requests.onlineFor(customer, amount, country, locale);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot createCaptured(NewPayment payment) {
        return whole(requests.create(payment, true));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Money payAwaited(PaymentId paid, PaymentId purchase, String reason) {
        return transfers.payAwaited(paid, purchase, reason);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void offsetReturned(PaymentId purchase, List<ItemToRefund> items, String returnRefund, String reason) {
        transfers.offset(purchase, items, returnRefund, reason);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot createFree(UUID reference, Currency currency) {
        return transfers.free(reference, Money.zero(currency));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PaymentSnapshot> lock(PaymentId id) {
        return payments.lock(id).map(Purchase::snapshot);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot supplement(PaymentSnapshot locked, String method, Money amount, String country) {
        requests.supplement(locked, method, amount, country);
        return purchase(locked.id()).snapshot();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot reprice(PaymentId id, Money amount) {
        return whole(requests.reprice(id, amount));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void abandon(PaymentId id) {
        var payment = states.abandon(id);
        if (!payment.status().isFinalFailure()) {
            throw PaymentStateRefused.of(payment.status());
        }
    }

    private PaymentSnapshot whole(Payment part) {
        return part.part().isAll() ? part.snapshot() : purchase(part.id()).snapshot();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(PaymentId id, String reason) {
        requests.undo(purchase(id).ids(), reason);
    }

    @Override
    public Optional<PaymentSnapshot> find(PaymentId id) {
        return payments.purchase(id).map(Purchase::snapshot);
    }

    @Override
    public List<PaymentRefund> refunds(PaymentId id) {
        return refunds.of(id);
    }

    @Override
    public Map<UUID, List<PaymentSnapshot>> of(Collection<UUID> references) {
        return Purchase.group(payments.ofReferences(references)).stream()
                .map(Purchase::snapshot)
                .collect(Collectors.groupingBy(PaymentSnapshot::reference));
    }

    @Override
    public PaymentSnapshot authorize(PaymentId id) {
        var first = single.authorize(id);
        return first.part().isAll() ? first.snapshot() : authorizeParts(first);
    }

    @Override
    public PaymentSnapshot refresh(PaymentId id) {
        var first = resolution.resolve(id);
        return first.part().isAll() ? first.snapshot() : authorizeParts(first);
    }

    /// Authorizes the parts one after the other as long as all earlier ones have succeeded, then captures the
    /// reserved ones.
    private PaymentSnapshot authorizeParts(Payment first) {
        var id = first.id();
        boolean good = first.status().isGood();
        for (var part : purchase(id).ids()) {
            var now = purchase(id);
            good = good && !now.hasFailed() && (now.part(part).status().isGood() || isGood(single.authorize(part)));
        }
        if (good) {
            purchase(id).ids().forEach(this::captureReserved);
        }
        return purchase(id).snapshot();
    }

    /// Captures a reserved part. A failure does not affect the purchase, because the background job retries the
    /// capture.
    private void captureReserved(PaymentId part) {
        try {
            single.captureReserved(part);
        } catch (DomainException refusal) {
            LOG.info("Payment {} is captured later: {}", part.text(), refusal.getMessage());
        }
    }

    private static boolean isGood(Payment payment) {
        return payment.status().isGood();
    }

    @Override
    public PaymentSnapshot cancel(PaymentId id) {
        var parts = purchase(id);
        if (parts.isOne()) {
            return single.cancel(id, null).snapshot();
        }
        DomainException refusal = null;
        for (var part : parts.ids()) {
            try {
                single.cancel(part, null);
            } catch (DomainException refused) {
                refusal = refused;
            }
        }
        var now = purchase(id).snapshot();
        if (refusal != null && !now.status().isFinalFailure()) {
            throw refusal;
        }
        return now;
    }

    @Override
    public PaymentSnapshot capture(PaymentId id, @Nullable Money amount) {
        var parts = purchase(id);
        if (parts.isOne()) {
            return single.capture(id, amount, null).snapshot();
        }
        var left = amount;
        for (var part : parts.parts()) {
            var most = part.funds().uncaptured();
            var wanted = left == null ? most : most.min(left);
            if (wanted.isPositive()) {
                single.capture(part.id(), wanted, null);
                left = left == null ? null : left.minus(wanted);
            }
        }
        return purchase(id).snapshot();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot recordReceived(PaymentId id, Money amount, String note) {
        return states.receive(id, amount, note).snapshot();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Money recordOverpaid(PaymentId id, Money surplus, String note) {
        return states.overpay(id, surplus, note);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Money refundOverpaid(PaymentId id, Money amount) {
        return states.refundOverpaid(id, amount);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeOff(PaymentId id, Money loss, boolean rest) {
        states.writeOff(id, loss, rest);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot release(PaymentSnapshot locked, Money amount, Money notLost) {
        return amount.isZero() && notLost.isZero() ? locked : transfers.release(locked.id(), amount, notLost);
    }

    @Override
    public PaymentSnapshot refundCanceled(PaymentId id, List<ItemToRefund> items, String reason, String name) {
        refunds.refund(purchase(id), RefundRequest.ofCanceled(items, reason, name));
        return purchase(id).snapshot();
    }

    @Override
    public PaymentSnapshot refundReturned(
            PaymentId id, List<ItemToRefund> items, String returnRefund, String reason, String name) {
        refunds.refund(purchase(id), RefundRequest.ofReturned(items, returnRefund, reason, name));
        return purchase(id).snapshot();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordReturnedByStaff(PaymentId id, List<ItemToRefund> items, String returnRefund, String reason) {
        refunds.recordByStaff(purchase(id), RefundRequest.ofReturnedByStaff(items, returnRefund, reason));
    }

    @Override
    public Money held(PaymentId id) {
        return purchase(id).held();
    }

    @Override
    public RefundableItems refundable(PaymentId id) {
        return refunds.refundable(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Exchangeable lockExchangeable(PaymentId id) {
        return transfers.lock(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot settleExchange(PaymentId id) {
        states.settle(id);
        disputes.follow(id);
        return purchase(id).snapshot();
    }

    @Override
    public List<PaymentId> lost(PaymentId disputed, long minor) {
        return disputes.lost(disputed, minor);
    }

    @Override
    public Refunded refunded(PaymentId id) {
        var purchase = purchase(id);
        return new Refunded(purchase.snapshot().refunded(), refunds.refundedItems(purchase));
    }

    private Purchase purchase(PaymentId id) {
        return payments.purchase(id).orElseThrow(() -> NotFoundException.of("payment", id));
    }
}
