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

/// Records the state of a dispute that a provider reports. One transaction writes the dispute, the payment's amounts,
/// the ledger and the event, and notifies the order.
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

    /// @param version of the dispute before the provider was polled
    /// @return false if the version has changed, because the response may be outdated
    @Transactional
    public boolean record(PaymentId id, DisputeResponse.Known reported, long version) {
        var purchase = payments.lock(id).orElseThrow(() -> NotFoundException.of("payment", id));
        var payment = purchase.part(id);
        var all = new ArrayList<>(disputes.of(id));
        var before = all.stream()
                .filter(dispute -> dispute.reference().equals(reported.reference()))
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
        payment.disputed(all);
        payments.save(payment, CAUSE);
        disputes.save(dispute);
        if (dispute.isNewsAfter(before)) {
            publish(purchase.first().id(), dispute);
        }
        return true;
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
