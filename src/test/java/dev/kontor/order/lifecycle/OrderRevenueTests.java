package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.money.Money;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OrderRevenueTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OrderRevenue revenue = new OrderRevenue(meters, JSON);

    @Test
    void addsTotalsByCurrencyInUnitsOfTheCurrency() {
        revenue.consume(List.of(paid(0, 1_999, "USD"), paid(0, 1, "USD"), paid(0, 1_500, "JPY")));
        assertThat(counted("USD")).isEqualTo(20.00);
        assertThat(counted("JPY")).isEqualTo(1_500);
    }

    @Test
    void countsNoOrderAgainThatTheLogDelivers() {
        revenue.consume(List.of(paid(0, 1_000, "EUR")));
        revenue.consume(List.of(paid(77, 1_000, "EUR")));
        assertThat(counted("EUR")).isEqualTo(10);
    }

    private double counted(String currency) {
        return meters.get("kontor.orders.revenue")
                .tag("currency", currency)
                .counter()
                .count();
    }

    private static LoggedEvent paid(long position, long minor, String currency) {
        var total = new Money(minor, Currency.getInstance(currency));
        return new LoggedEvent(
                position,
                UUID.randomUUID(),
                "order.paid",
                1,
                "ord_1",
                Instant.EPOCH,
                "",
                JSON.valueToTree(Map.of("total", total)),
                null);
    }
}
