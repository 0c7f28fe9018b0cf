package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What shoppers and staff do in shops of 1 %, 10 % and all of 1,000,000 products, 5,000,000 customers, 10,000,000
/// orders and 100,000,000 events, one request at a time, nothing answered from a cache. Prints how the times grow with
/// the shop and saves the table in `target/perf-growth.md`.
///
/// `./mvnw -Pperf test -Dtest=GrowthBenchmark -Dkontor.perf.percents=1,10`; all of it needs 120 GB of disk, or 40 on a
/// file system that compresses (`-Dkontor.perf.data-folder=…`, a folder that does not exist yet).
class GrowthBenchmark {

    private static final List<BigDecimal> PERCENTS = Stream.of(
                    System.getProperty("kontor.perf.percents", "1,10,100").split(","))
            .map(BigDecimal::new)
            .toList();
    private static final Duration MIN_WAIT = Duration.ofMinutes(10);
    private static final Duration WAIT_PER_PRODUCT = Duration.ofMillis(5);
    private static final int WARM_UP = 60;
    private static final int REQUESTS = 200;
    private static final int DEMO_PRODUCTS = 1_000;
    private static final String[] SETTINGS = {"--kontor.storefront.cache.enabled=false", "--kontor.shop.locales=en"};

    private final Map<String, List<String>> table = new LinkedHashMap<>();

    private interface Request {
        int send() throws IOException;
    }

    @Test
    void timesStayFlat() throws Exception {
        try (var servers = new Servers()) {
            for (var percent : PERCENTS) {
                measure(servers, percent);
            }
        } finally {
            var text = text();
            Files.writeString(Path.of("target", "perf-growth.md"), text);
            System.out.println(text);
        }
    }

    private String text() {
        var lines = new ArrayList<String>();
        lines.add("| | "
                + String.join(
                        " | ", PERCENTS.stream().map(percent -> percent + " %").toList()) + " |");
        lines.add("|---|" + "---|".repeat(PERCENTS.size()));
        table.forEach((name, cells) -> lines.add("| " + name + " | " + String.join(" | ", cells) + " |"));
        return String.join("\n", lines) + "\n";
    }

    private void cell(String row, String cell) {
        System.out.println(row + ": " + cell);
        table.computeIfAbsent(row, _ -> new ArrayList<>()).add(cell);
    }

    private void measure(Servers servers, BigDecimal percent) throws Exception {
        var size = ShopGrowth.percent(percent);
        cell("products", "%,d".formatted(size.products()));
        cell("customers", "%,d".formatted(size.customers()));
        cell("orders", "%,d".formatted(size.orders()));
        cell("events", "%,d".formatted(size.events()));
        var database = "growth_" + percent.toPlainString().replace('.', '_');
        servers.createDatabase(database, "template0");
        servers.stop(servers.startKontor(database, DEMO_PRODUCTS, SETTINGS));
        long began = System.nanoTime();
        servers.fill(() -> size.fill(servers.url(database))
                .forEach((part, seconds) -> cell("of it " + part + ", all at a time", "%,d s".formatted(seconds))));
        cell("filled in", seconds(began));
        var url = servers.url(database);
        retainEvents(url);
        SearchAssortment.dropIndex(url);
        began = System.nanoTime();
        var kontor = servers.startKontor(database, DEMO_PRODUCTS, SETTINGS);
        SearchAssortment.awaitIndex(url, MIN_WAIT.plus(WAIT_PER_PRODUCT.multipliedBy(size.products())));
        cell("search index built in", seconds(began));
        sizes(url, size);
        ask(size, new BackOffice(new LiveHeap(kontor)));
        servers.stop(kontor);
    }

    /// Else the shop deletes two thirds of the events beside what is measured.
    private static void retainEvents(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into privacy.retention_periods (id, kind, days, version, changed_at, changed_by)
                    values (uuidv7(), 'EVENT_LOG', 3650, 1, now(), 'growth')
                    """);
        }
    }

    private void sizes(String url, ShopGrowth size) throws SQLException {
        cell("database", query(url, "select pg_size_pretty(pg_database_size(current_database()))"));
        cell("bytes for an order, without its events", query(url, """
                select sum(pg_total_relation_size(c.oid)) / %d from pg_class c
                where c.relnamespace = 'orders'::regnamespace and c.relkind in ('r', 'p')
                """.formatted(size.orders())));
        cell("bytes for an event", query(url, "select pg_total_relation_size('events.log') / " + size.events()));
    }

    private static String query(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void ask(ShopGrowth size, BackOffice office) throws IOException {
        try (var http = new RawHttp(Servers.KONTOR_PORT)) {
            shopper(http, "product page", n -> "/products/product-" + (n * 7_919L % size.products() + 1));
            shopper(http, "list of a category", n -> "/products?limit=24&category=department-" + (n % 66 + 1));
            shopper(
                    http,
                    "list of a category by price",
                    n -> "/products?limit=24&sort=price&category=department-" + (n % 66 + 1) + "&price.gte=" + n);
            shopper(
                    http,
                    "search of a product's name",
                    n -> "/search?limit=24&q=" + (n * 7_919L % size.products() + 1));
            shopper(
                    http,
                    "suggestions",
                    n -> "/search/suggestions?q="
                            + List.of("ch", "lam", "woo", "kett").get(n % 4));
            var shopper = new Shopper(http, DEMO_PRODUCTS);
            time("whole purchase", _ -> shopper::buy);
            staff(http, office, "list of orders", _ -> "/orders");
            staff(http, office, "search of an order by name", n -> "/orders?q=last" + (20_000 + n * 37 % 30_000));
            staff(
                    http,
                    office,
                    "search of an order by number",
                    n -> "/orders?q=K-" + (1_000_000 + n * 997L % size.orders()));
            staff(http, office, "list of customers", _ -> "/customers");
            staff(
                    http,
                    office,
                    "search of a customer by e-mail",
                    n -> "/customers?q=buyer" + n * 997L % size.customers() + "%40");
            staff(http, office, "list of products", _ -> "/products");
            staff(http, office, "list of events", _ -> "/events");
            staff(http, office, "audit log", _ -> "/audit-log");
        }
    }

    private void shopper(RawHttp http, String row, IntFunction<String> path) throws IOException {
        time(row, n -> () -> http.call(RawHttp.get("/store/v1" + path.apply(n))));
    }

    private void staff(RawHttp http, BackOffice office, String row, IntFunction<String> path) throws IOException {
        office.signIn();
        var bearer = "Authorization: Bearer " + office.bearer() + "\r\n";
        time(row, n -> () -> http.call(RawHttp.send("GET", "/admin/v1" + path.apply(n), bearer, "")));
    }

    private void time(String row, IntFunction<Request> request) throws IOException {
        var times = new ArrayList<Double>();
        for (int n = 0; n < WARM_UP + REQUESTS; n++) {
            var next = request.apply(n);
            long start = System.nanoTime();
            assertThat(next.send()).as(row).isIn(200, 201);
            if (n >= WARM_UP) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        times.sort(null);
        cell(
                row + ", p50 and p95 in ms",
                "%.1f / %.1f".formatted(times.get(REQUESTS / 2), times.get(REQUESTS * 95 / 100)));
    }

    private static String seconds(long began) {
        return "%,d s".formatted(Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
}
