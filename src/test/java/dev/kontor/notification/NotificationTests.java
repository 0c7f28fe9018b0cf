package dev.kontor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPlaced;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// From an order to its mail, through the log.
@KontorTest
class NotificationTests {

    @Autowired
    private EventLog log;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPlacedOrderMakesAMail() {
        var order = OrderId.next();
        var placed = new OrderPlaced(
                order,
                "K-4711",
                "anna@example.com",
                "de",
                Money.of(4998, "EUR"),
                "test",
                "default",
                null,
                List.of(new OrderPlaced.PlacedItem("A", "Red shoe", 2, Money.of(4998, "EUR"), null, null)),
                null);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> log.append(placed));

        var event = EventProbe.on(jdbc).of(order).getFirst();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        select count(*) from notification.sent
                        where event_id = :event and kind = 'order-placed' and sent_at is not null
                        """)
                                .param("event", event.id())
                                .query(Integer.class)
                                .single()
                        == 1);
        assertThat(EventProbe.on(jdbc).typesOf(order)).containsExactly("order.placed");
    }
}
