package dev.kontor.order.lifecycle;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.money.Money;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Counts the totals of paid orders by currency, in the process that recorded the payment. The books are the ledger;
/// this is for dashboards.
@Component
class OrderRevenue implements EventConsumer {

    private static final long EAGER = 0;

    private final MeterRegistry meters;
    private final JsonMapper json;

    OrderRevenue(MeterRegistry meters, JsonMapper json) {
        this.meters = meters;
        this.json = json;
    }

    @Override
    public String name() {
        return "order-revenue";
    }

    @Override
    public Set<String> types() {
        return Set.of("order.paid");
    }

    @Override
    public Reach reach() {
        return Reach.EVERY_PROCESS;
    }

    @Override
    public boolean isEager() {
        return true;
    }

    /// Counts only orders that this process has committed: the log delivers those of all processes to each.
    @Override
    public void consume(List<LoggedEvent> events) {
        events.stream().filter(event -> event.position() == EAGER).forEach(this::count);
    }

    private void count(LoggedEvent event) {
        if (event.data().path("again").asBoolean(false)) {
            return;
        }
        var total = json.treeToValue(event.data().required("total"), Money.class);
        Counter.builder("kontor.orders.revenue")
                .description(
                        "Totals of orders when they were paid first, taxes and shipping included, in units of the currency.")
                .tag("currency", total.currency().getCurrencyCode())
                .register(meters)
                .increment(total.major().doubleValue());
    }
}
