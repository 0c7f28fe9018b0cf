package dev.kontor.payment.polling;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.processing.DisputeRecords;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Divides a dispute again after a refund that was pending when it was divided has succeeded. Not in the transaction
/// of the refund, which has locked the purchases in another order.
@Component
class DisputeShares implements EventConsumer {

    private final DisputeRecords disputes;

    DisputeShares(DisputeRecords disputes) {
        this.disputes = disputes;
    }

    @Override
    public String name() {
        return "dispute-shares";
    }

    @Override
    public Set<String> types() {
        return Set.of("refund.succeeded");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        events.stream()
                .map(event -> event.data().path("paymentId").asString())
                .distinct()
                .forEach(payment -> disputes.redivide(TypeIds.parse(PaymentId.class, payment)));
    }
}
