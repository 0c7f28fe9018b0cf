package dev.kontor.order.replacement;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.refund.ReturnRefund;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Settles exchanges whose units have arrived, and ends those whose order was canceled.
@Component
class ExchangeConsumer implements EventConsumer {

    private final ExchangeSettlement settlement;

    ExchangeConsumer(ExchangeSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public String name() {
        return "exchanges";
    }

    @Override
    public Set<String> types() {
        return Set.of("return.received", "exchange.confirmed", "refund.failed");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        for (var event : events) {
            if (event.type().equals("refund.failed")) {
                ReturnRefund.ofEvent(event.data()).ifPresent(settlement::finish);
            } else {
                var id = TypeIds.parse(
                        ReturnId.class, event.data().path("returnId").asString());
                settlement.settleReceived(id);
            }
        }
    }
}
