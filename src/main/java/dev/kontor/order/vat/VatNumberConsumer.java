package dev.kontor.order.vat;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Checks placed orders whose VAT number was unverified.
@Component
class VatNumberConsumer implements EventConsumer {

    private final OrderVatNumbers orders;

    VatNumberConsumer(OrderVatNumbers orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "order-vat-numbers";
    }

    @Override
    public Set<String> types() {
        return Set.of("order.placed");
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        orders.placed(events.stream()
                .map(event -> TypeIds.parse(OrderId.class, event.subject()))
                .toList());
    }
}
