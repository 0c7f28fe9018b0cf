package dev.kontor.order.search;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Updates what orders are found by after they are placed or changed, usually within a second.
@Component
class OrderSearchConsumer implements EventConsumer {

    private final OrderIndexing orders;

    OrderSearchConsumer(OrderIndexing orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "order-search";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "order.placed",
                "order.updated",
                "order.edited",
                "fulfillment.created",
                "fulfillment.updated",
                "fulfillment.shipped");
    }

    @Override
    public boolean wantsHistory() {
        return true;
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        orders.index(events.stream()
                .map(event -> event.data().path("orderId").asString())
                .map(id -> TypeIds.parse(OrderId.class, id))
                .collect(Collectors.toSet()));
    }
}
