package dev.kontor.perf;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    /// All parts at the same time: each waits for the disk now and then, and some use one core only.
    ///
    /// @return the seconds that each part took
    Map<String, Long> fill(String url) throws SQLException, IOException, InterruptedException, ExecutionException {
        configure(url, "alter system set autovacuum = off");
        var seconds = new LinkedHashMap<String, Long>();
        var end = Instant.now();
        try (var orderGrowth = new OrderGrowth(url, orders, end);
                var threads = Executors.newCachedThreadPool()) {
            var parts = new LinkedHashMap<String, Future<Long>>();
            parts.put("events", timed(threads, () -> EventGrowth.fill(url, events, end)));
            parts.put("search of orders", timed(threads, orderGrowth::fillSearch));
            parts.put("orders", timed(threads, orderGrowth::fillOrders));
            parts.put("products", timed(threads, () -> SearchAssortment.fill(url, products)));
            parts.put("customers", timed(threads, () -> CustomerGrowth.fill(url, customers)));
            for (var part : parts.entrySet()) {
                seconds.put(part.getKey(), part.getValue().get());
            }
        } finally {
            configure(url, "alter system reset autovacuum");
        }
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        // Else the operating system writes beside what is measured.
        new ProcessBuilder("sync").start().waitFor();
        return seconds;
    }

    private interface Filling {
        void run() throws SQLException, IOException;
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
}
