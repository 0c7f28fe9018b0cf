package dev.kontor.order.returning.refund;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Applies outcomes of refunds that payments report later.
@Component
class ReturnRefundConsumer implements EventConsumer {

    private final ReturnRefunds refunds;

    ReturnRefundConsumer(ReturnRefunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "return-refunds";
    }

    @Override
    public Set<String> types() {
        return Set.of("refund.succeeded", "refund.failed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            ReturnRefund.ofEvent(event.data()).ifPresent(refunds::settle);
        }
    }
}
