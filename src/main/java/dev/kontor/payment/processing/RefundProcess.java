package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import org.springframework.stereotype.Component;

/// Refunds money: resolves earlier operations, records the refund and then calls the provider.
@Component
public class RefundProcess {

    private final PaymentResolution resolution;
    private final RefundRecords records;

    RefundProcess(PaymentResolution resolution, RefundRecords records) {
        this.resolution = resolution;
        this.records = records;
    }

    public Refund refund(PaymentId id, RefundRequest request) {
        resolution.resolve(id);
        var started = records.begin(id, request);
        if (started.resumed()) {
            resolution.resolve(id);
            return resolution.refund(new RefundId(started.operation()));
        }
        return resolution.sendRefund(started.payment(), started.operation(), started.amount());
    }
}
