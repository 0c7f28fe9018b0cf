package dev.kontor.perf;

import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Fills the log with events of three years, ten for an order, which everybody has consumed in their time.
final class EventGrowth {

    static final Duration YEARS = Duration.ofDays(3 * 365L);
    static final int BUYERS = 2_000_000;
    private static final int EVENTS_OF_ORDER = 10;
    private static final List<String> TYPES =
            List.of("order.placed", "order.paid", "payment.captured", "fulfillment.shipped", "order.completed");

    private final long events;
    private final Instant end;
    private long before;

    private EventGrowth(long events, Instant end) {
        this.events = events;
        this.end = end;
    }

    /// Must run alone, before the shop starts or while it does nothing.
    ///
    /// @param end when the last order was placed
    static void fill(String url, long events, Instant end) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            var filling = TableFilling.begin(connection, "events.log");
            connection.setAutoCommit(false);
            new EventGrowth(events, end).copy(connection);
            connection.commit();
            connection.setAutoCommit(true);
            filling.end();
            statement.execute("update events.head set last_position = (select max(position) from events.log)");
            statement.execute("update events.consumers set position = (select last_position from events.head)");
            statement.execute("vacuum (analyze) events.log");
        }
    }

    private void copy(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table kept on commit drop as select * from events.log");
            statement.execute("truncate events.log cascade");
            statement.execute("insert into events.log overriding system value select * from kept");
            try (var row = statement.executeQuery("select last_position from events.head")) {
                row.next();
                before = row.getLong(1);
            }
            RowCopy.run(
                    connection,
                    "events.log",
                    "id, seq, position, type, version, subject, occurred_at, request_id, data",
                    "freeze",
                    0,
                    events / EVENTS_OF_ORDER,
                    this::appendEvents);
            statement.execute("select setval(pg_get_serial_sequence('events.log', 'seq'), max(seq)) from events.log");
        }
    }

    private void appendEvents(RowCopy copy, long order) {
        var subject = TypeIds.text(new OrderId(OrderGrowth.id(order, events / EVENTS_OF_ORDER, end)));
        var data = "{\"orderId\":\"" + subject + "\",\"orderNumber\":\"K-" + (1_000_000 + order)
                + "\",\"email\":\"buyer" + order % BUYERS + "@example.com\"}";
        long first = Math.max(1, order * EVENTS_OF_ORDER);
        long last = Math.min(events, order * EVENTS_OF_ORDER + EVENTS_OF_ORDER - 1);
        for (long event = first; event <= last; event++) {
            var at = end.minusMillis((events - event) * YEARS.toMillis() / events);
            copy.add(RowCopy.id(at, event))
                    .add(before + event)
                    .add(before + event)
                    .add(TYPES.get((int) (event % TYPES.size())))
                    .add(1)
                    .add(subject)
                    .add(at)
                    .add("growth")
                    .add(data)
                    .end();
        }
    }
}
