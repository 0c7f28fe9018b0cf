package dev.kontor.payment.processing;

import dev.kontor.events.EventLog;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentObserver;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.dispute.Dispute;
import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.dispute.DisputedFunds;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Records the state of a dispute that a provider reports. One transaction writes the dispute, the amounts of the
/// payments, the ledger and the event, and notifies the order.
///
/// Money of a payment can have become part of other purchases: of the order of a payment link, and of replacements.
/// Records disputes. The disputed amount is divided among all payments that have the money, so that none of them
/// refunds it again.
@Service
public class DisputeRecords {

    private static final String CAUSE = "DISPUTE";

    private final PaymentRepository payments;
    private final DisputeBook disputes;
    private final OperationRepository operations;
    private final EventLog events;
    private final ObjectProvider<PaymentObserver> observers;
    private final MeterRegistry meters;
    private final Clock clock;

    DisputeRecords(
            PaymentRepository payments,
            DisputeBook disputes,
            OperationRepository operations,
            EventLog events,
            ObjectProvider<PaymentObserver> observers,
            MeterRegistry meters,
            Clock clock) {
        this.payments = payments;
        this.disputes = disputes;
        this.operations = operations;
        this.events = events;
        this.observers = observers;
        this.meters = meters;
        this.clock = clock;
    }

    /// @param version of the dispute before the provider was polled
    /// @return false if the version or the purchases with the money have changed: the response may be outdated
    @Transactional
    public boolean record(PaymentId id, DisputeResponse.Known reported, long version) {
        var purchases = lock(id);
        var holders = holders(id, purchases);
        if (holders.isEmpty()) {
            return false;
        }
        var payment = holders.getFirst();
        var all = new ArrayList<>(disputes.of(id));
        var before = all.stream()
                .filter(dispute -> dispute.providerReference().equals(reported.reference()))
                .findFirst()
                .orElse(null);
        if (version != (before == null ? 0 : before.version())) {
            return false;
        }
        if (before != null && before.says(reported)) {
            return true;
        }
        var now = clock.instant();
        var dispute =
                before == null ? Dispute.first(id, payment.provider(), reported, now) : before.follow(reported, now);
        all.remove(before);
        all.add(dispute);
        payment.watchDisputes(all);
        var changed = divide(DisputedFunds.of(payment.amount().currency(), all), holders);
        Stream.concat(Stream.of(payment), changed.stream().filter(holder -> holder != payment))
                .forEach(holder -> payments.save(holder, CAUSE));
        disputes.save(dispute);
        if (dispute.isNewsAfter(before)) {
            var first = payment.part().first();
            publish(first == null ? id : first, dispute);
        }
        return true;
    }

    /// Divides what disputes take once more after a refund succeeded: the refunded payment has less left to bear.
    ///
    /// @param id the refunded payment
    /// @throws ConcurrencyFailureException if the purchases with the money have changed meanwhile
    @Transactional
    public void redivide(PaymentId id) {
        var disputed = disputes.ofMoney(id);
        if (disputed.isEmpty()) {
            return;
        }
        var root = disputed.getFirst().paymentId();
        var holders = holders(root, lock(root));
        if (holders.isEmpty()) {
            throw new ConcurrencyFailureException("The purchases with money of " + root.text() + " have changed");
        }
        var currency = holders.getFirst().amount().currency();
        divide(DisputedFunds.of(currency, disputes.of(root)), holders).forEach(holder -> payments.save(holder, CAUSE));
    }

    /// Locks all purchases that have money of the payment, the newest one first.
    private List<Purchase> lock(PaymentId id) {
        var found = disputes.purchasesWithMoneyOf(id);
        if (found.isEmpty()) {
            throw NotFoundException.of("payment", id);
        }
        return found.stream()
                .map(purchase -> payments.lock(purchase).orElseThrow())
                .toList();
    }

    /// Returns the payments that have money of the payment, itself first; none if one of them is not locked, because
    /// it was written meanwhile.
    private List<Payment> holders(PaymentId id, List<Purchase> locked) {
        var parts = locked.stream()
                .flatMap(purchase -> purchase.parts().stream())
                .collect(Collectors.toMap(Payment::id, Function.identity()));
        var ids = disputes.paymentsWithMoneyOf(id);
        return parts.keySet().containsAll(ids)
                ? ids.stream()
                        .map(holder -> Objects.requireNonNull(parts.get(holder)))
                        .toList()
                : List.of();
    }

    /// Sets the share of each payment: as much as it has left, the disputed payment first. That one also bears what
    /// exceeds all of them, because it was refunded before.
    ///
    /// @return the payments whose share has changed
    private static List<Payment> divide(DisputedFunds total, List<Payment> holders) {
        var shares = new HashMap<PaymentId, DisputedFunds>();
        var rest = total;
        for (var holder : holders) {
            var share = rest.upTo(holder.funds().disputable());
            shares.put(holder.id(), share);
            rest = rest.minus(share);
        }
        var payment = holders.getFirst();
        shares.merge(payment.id(), rest, DisputedFunds::plus);
        var changed = new ArrayList<Payment>();
        for (var holder : holders) {
            if (holder.bear(Objects.requireNonNull(shares.get(holder.id())))) {
                changed.add(holder);
            }
        }
        return changed;
    }

    /// Called after the value of a payment has become another payment: what disputes take beyond the rest of the
    /// former moves to the latter.
    ///
    /// @param purchase the locked purchase that the value pays
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(PaymentId purchase) {
        for (var part : payments.lock(purchase).orElseThrow().parts()) {
            var source = part.status() == PaymentStatus.CAPTURED ? part.sourceRefund() : null;
            if (source != null) {
                var former = operations.refund(source).orElseThrow().paymentId();
                follow(payments.lock(former).orElseThrow().part(former), part);
            }
        }
    }

    private void follow(Payment former, Payment next) {
        var disputed = former.funds().disputed();
        if (disputed.total().isZero()) {
            return;
        }
        var stays = disputed.upTo(former.funds().disputable());
        var borne = next.funds().disputed();
        var room = next.funds().disputable().minus(borne.total());
        var moves = disputed.minus(stays).upTo(room.isNegative() ? Money.zero(room.currency()) : room);
        if (former.bear(disputed.minus(moves))) {
            next.bear(borne.plus(moves));
            payments.save(former, CAUSE);
            payments.save(next, CAUSE);
        }
    }

    /// Returns the purchases that have lost all their money to a dispute, each by its first payment.
    ///
    /// @param minor amount that the dispute took, in minor units
    @Transactional(readOnly = true)
    List<PaymentId> lost(PaymentId id, long minor) {
        var purchases = new LinkedHashMap<PaymentId, PaymentSnapshot>();
        disputes.paymentsWithMoneyOf(id)
                .forEach(payment -> payments.purchase(payment)
                        .map(Purchase::snapshot)
                        .ifPresent(purchase -> purchases.putIfAbsent(purchase.id(), purchase)));
        var lost = new ArrayList<PaymentId>();
        long left = minor;
        for (var purchase : purchases.values()) {
            long has = purchase.captured().minus(purchase.refunded()).minor();
            if (has <= left) {
                lost.add(purchase.id());
                left -= has;
            }
        }
        return lost;
    }

    private void publish(PaymentId purchase, Dispute dispute) {
        var reported = dispute.event();
        events.append(reported);
        observers.orderedStream().forEach(observer -> observer.paymentDisputed(purchase, reported));
        meters.counter(
                        "shop.payment.disputes",
                        "provider",
                        dispute.provider(),
                        "status",
                        dispute.status().name())
                .increment();
    }
}
