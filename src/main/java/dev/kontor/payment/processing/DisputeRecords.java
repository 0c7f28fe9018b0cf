package dev.kontor.payment.processing;

import dev.kontor.events.EventLog;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentObserver;
import dev.kontor.payment.dispute.Dispute;
import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.shared.problem.NotFoundException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what a provider tells of a dispute: the dispute, what it does to the money of the payment and to the
/// ledger, the event, and what the order is told, in one transaction.
@Service
public class DisputeRecords {

    private static final String CAUSE = "DISPUTE";

    private final PaymentRepository payments;
    private final DisputeBook disputes;
    private final EventLog events;
    private final ObjectProvider<PaymentObserver> observers;
    private final MeterRegistry meters;
    private final Clock clock;

    DisputeRecords(
            PaymentRepository payments,
            DisputeBook disputes,
            EventLog events,
            ObjectProvider<PaymentObserver> observers,
            MeterRegistry meters,
            Clock clock) {
        this.payments = payments;
        this.disputes = disputes;
        this.events = events;
        this.observers = observers;
        this.meters = meters;
        this.clock = clock;
    }

    /// @param version of the dispute before the provider was asked
    /// @return whether that is still the version: else the answer may be older than what is known
    @Transactional
    public boolean record(PaymentId id, DisputeResponse.Known told, long version) {
        var purchase = payments.lock(id).orElseThrow(() -> NotFoundException.of("payment", id));
        var payment = purchase.part(id);
        var all = new ArrayList<>(disputes.of(id));
        var before = all.stream()
                .filter(dispute -> dispute.reference().equals(told.reference()))
                .findFirst()
                .orElse(null);
        if (version != (before == null ? 0 : before.version())) {
            return false;
        }
        if (before != null && before.says(told)) {
            return true;
        }
        var now = clock.instant();
        var dispute = before == null ? Dispute.first(id, payment.provider(), told, now) : before.follow(told, now);
        all.remove(before);
        all.add(dispute);
        payment.disputed(all);
        payments.save(payment, CAUSE);
        disputes.save(dispute);
        if (dispute.isNewsAfter(before)) {
            publish(purchase.first().id(), dispute);
        }
        return true;
    }

    private void publish(PaymentId purchase, Dispute dispute) {
        var told = dispute.event();
        events.append(told);
        observers.orderedStream().forEach(observer -> observer.paymentDisputed(purchase, told));
        meters.counter(
                        "shop.payment.disputes",
                        "provider",
                        dispute.provider(),
                        "status",
                        dispute.status().name())
                .increment();
    }
}
