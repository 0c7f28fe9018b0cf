package dev.kontor.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Fills the log with events of three years, ten for an order, which everybody has consumed in their time.
final class EventGrowth {

    static final Duration YEARS = Duration.ofDays(3 * 365L);
    static final int BUYERS = 2_000_000;
    private static final int EVENTS_OF_ORDER = 10;
    private static final List<String> TYPES =
            List.of("order.placed", "order.paid", "payment.captured", "fulfillment.shipped", "order.completed");

    private final long events;
    private final Instant end = Instant.now();
    private final MessageDigest md5;
    private long before;

    private EventGrowth(long events) {
        this.events = events;
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Must run alone, before the shop starts or while it does nothing.
    static void fill(String url, long events) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            var filling = TableFilling.begin(connection, "events.log");
            connection.setAutoCommit(false);
            new EventGrowth(events).copy(connection);
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
        var subject = "ord_"
                + HexFormat.of().formatHex(md5.digest(String.valueOf(order).getBytes(StandardCharsets.US_ASCII)));
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
