package dev.kontor.perf;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Fills a shop as many years of business would: products, customers, orders and the events of orders.
///
/// @param products with three variants each
/// @param customers with an address each
/// @param orders with three items each
/// @param events in the log
record ShopGrowth(int products, long customers, long orders, long events) {

    private static final ShopGrowth WHOLE = new ShopGrowth(1_000_000, 5_000_000, 10_000_000, 100_000_000);
    private static final long BATCH = 500_000;
    private static final int AT_ONCE = 2;
    private static final int EVENTS_OF_ORDER = 10;

    static ShopGrowth percent(BigDecimal percent) {
        return new ShopGrowth(
                Math.toIntExact(part(WHOLE.products, percent)),
                part(WHOLE.customers, percent),
                part(WHOLE.orders, percent),
                part(WHOLE.events, percent));
    }

    private static long part(long whole, BigDecimal percent) {
        return percent.multiply(BigDecimal.valueOf(whole)).movePointLeft(2).longValueExact();
    }

    /// Two parts at a time, beginning with the largest.
    ///
    /// @return the seconds that each part took
    Map<String, Long> fill(String url) throws SQLException, IOException, InterruptedException, ExecutionException {
        configure(url, "alter system set autovacuum = off");
        var seconds = new LinkedHashMap<String, Long>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var parts = new LinkedHashMap<String, Future<Long>>();
            parts.put("events", timed(threads, () -> addAllEvents(url, events)));
            parts.put("orders", timed(threads, () -> new OrderGrowth(url).growTo(orders)));
            parts.put("products", timed(threads, () -> SearchAssortment.insert(url, products)));
            parts.put("customers", timed(threads, () -> addAllCustomers(url)));
            for (var part : parts.entrySet()) {
                seconds.put(part.getKey(), part.getValue().get());
            }
        } finally {
            configure(url, "alter system reset autovacuum");
        }
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
        // Else the operating system writes beside what is measured.
        new ProcessBuilder("sync").start().waitFor();
        return seconds;
    }

    private interface Filling {
        void run() throws SQLException;
    }

    private static Future<Long> timed(ExecutorService threads, Filling filling) {
        Callable<Long> work = () -> {
            long began = System.nanoTime();
            filling.run();
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        };
        return threads.submit(work);
    }

    /// Tables that are still being filled need no vacuum and no statistics.
    private static void configure(String url, String change) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(change);
            statement.execute("select pg_reload_conf()");
        }
    }

    private void addAllCustomers(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            var indexes = Indexes.drop(connection, "identity.accounts", "customer.profiles", "customer.addresses");
            for (long first = 1; first <= customers; first += BATCH) {
                addCustomers(statement, first, Math.min(customers, first + BATCH - 1));
            }
            indexes.build();
        }
    }

    private static void addCustomers(Statement statement, long first, long last) throws SQLException {
        var customer = "('00000000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid";
        for (var sql : List.of("""
                insert into identity.accounts (id, version, kind, email, email_key, name, status, authz_version,
                    created_at, updated_at, locale)
                select %s, 1, 'CUSTOMER', 'buyer' || n || '@example.com', 'buyer' || n || '@example.com', '', 'ACTIVE', 1,
                    at, at, 'en'
                """, """
                insert into customer.profiles (id, version, first_name, last_name, locale, created_at, updated_at)
                select %s, 1, 'first' || n %% 1000, 'last' || n %% 50000, 'en', at, at
                """, """
                insert into customer.addresses (id, version, customer_id, first_name, last_name, line1, city, postcode,
                    country, created_at, updated_at)
                select uuidv7(), 1, %s, 'first' || n %% 1000, 'last' || n %% 50000, '12 Example Street', 'Berlin', '10115',
                    'DE', at, at
                """)) {
            statement.execute(sql.formatted(customer)
                    + " from generate_series(%d, %d) n, lateral (select now() - n * interval '10 seconds' as at) t"
                            .formatted(first, last));
        }
    }

    /// Events of three years, which everybody has consumed in their time. Must run alone, before the shop starts or
    /// while it does nothing.
    static void addAllEvents(String url, long events) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            var indexes = Indexes.drop(connection, "events.log");
            for (long first = 1; first <= events; first += BATCH) {
                addEvents(statement, first, Math.min(events, first + BATCH - 1), events);
            }
            indexes.build();
            statement.execute(
                    "update events.head set last_position = greatest(last_position, (select max(position) from events.log))");
            statement.execute("update events.consumers set position = (select last_position from events.head)");
            statement.execute("vacuum (analyze) events.log");
        }
    }

    /// What the events of one order have in common is computed once: that is what `offset 0` is for.
    private static void addEvents(Statement statement, long first, long last, long events) throws SQLException {
        statement.execute("""
                insert into events.log (id, position, type, version, subject, occurred_at, request_id, data)
                select uuidv7(make_interval(secs => age)), n + before,
                    (array['order.placed', 'order.paid', 'payment.captured', 'fulfillment.shipped', 'order.completed'])[n %% 5 + 1],
                    1, subject, now() + make_interval(secs => age), 'growth', data
                from (
                    select o, 'ord_' || md5(o::text) as subject,
                        jsonb_build_object('orderId', 'ord_' || md5(o::text), 'orderNumber', 'K-' || 1000000 + o,
                            'email', 'buyer' || o %% 2000000 || '@example.com') as data
                    from generate_series(%1$d::bigint / %3$d, %2$d::bigint / %3$d) o offset 0
                ) orders,
                    generate_series(greatest(%1$d, o * %3$d), least(%2$d, o * %3$d + %3$d - 1)) n,
                    lateral (select (n - %4$d) * (94608000::float8 / %4$d) as age) spread,
                    (select last_position as before from events.head) head
                order by n
                """.formatted(first, last, EVENTS_OF_ORDER, events));
    }
}
