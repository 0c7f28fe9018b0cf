package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All orders of a shop as a file: 200,000 with three lines each, and behind them 2,000 with a hundred, which come when
/// pages are as large as small orders let them be. The server has 256 MB of heap, PostgreSQL fsync on. Prints a table
/// and keeps it in `target/perf-order-export.md`.
///
/// `./mvnw -Pperf test -Dtest=OrderExportBenchmark`
class OrderExportBenchmark {

    private static final int SMALL = Integer.getInteger("kontor.perf.orders", 200_000);
    private static final int SMALL_LINES = 3;
    private static final int LARGE = SMALL / 100;
    private static final int LARGE_LINES = 100;
    /// How much more than before may be held while a file is written or fetched, whatever its length, in MB.
    private static final int FLAT = 48;

    private final List<String> report = new ArrayList<>();
    private int most;

    @Test
    void holdsNoMoreForManyOrdersThanForNone() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            var heap = new LiveHeap(servers.startKontorWith("256m", "kontor", 0));
            var office = new BackOffice(heap);
            for (var format : List.of("CSV", "NDJSON")) {
                office.await(office.export("ORDERS", format), "READY");
            }
            heap.since();
            int before = heap.look();
            report.add("| what | orders a second | seconds | held, MB |");
            report.add("|---|---|---|---|");
            report.add("| nothing yet | | | " + before + " |");
            fill(servers);
            export(office, heap, "CSV", 1L + (long) SMALL * SMALL_LINES + (long) LARGE * LARGE_LINES);
            office.signIn();
            export(office, heap, "NDJSON", SMALL + LARGE);
            report.add("");
            servers.statements().stream().limit(10).forEach(report::add);
            assertThat(most).as("the most that is held, in MB").isLessThan(before + FLAT);
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-order-export.md"), text);
            System.out.println(text);
        }
    }

    private void export(BackOffice office, LiveHeap heap, String format, long lines) throws Exception {
        long start = System.nanoTime();
        var path = office.export("ORDERS", format);
        office.await(path, "READY");
        row("export orders as " + format, start, heap);
        start = System.nanoTime();
        assertThat(office.lines(path)).isEqualTo(lines);
        row("fetch it", start, heap);
    }

    private void row(String what, long start, LiveHeap heap) throws Exception {
        double seconds = (System.nanoTime() - start) / 1e9;
        heap.look();
        var held = heap.since();
        report.add("| %s | %,.0f | %.1f | %d to %d |"
                .formatted(what, (SMALL + LARGE) / seconds, seconds, Collections.min(held), Collections.max(held)));
        most = Math.max(most, Collections.max(held));
    }

    private static void fill(Servers servers) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.url("kontor"));
                var statement = connection.createStatement()) {
            add(statement, 1, SMALL, SMALL_LINES);
            add(statement, SMALL + 1, SMALL + LARGE, LARGE_LINES);
            statement.execute("analyze orders.orders, orders.order_lines");
        }
    }

    /// Ids grow, as those of the shop do.
    private static void add(Statement statement, int first, int last, int lines) throws SQLException {
        statement.execute("""
                insert into orders.orders (id, number, cart_id, email, locale, status, payment_status, fulfillment_status,
                    currency, subtotal_minor, shipping_minor, shipping_net_minor, shipping_tax_minor, tax_minor,
                    total_minor, prices_include_tax, shipping_code, shipping_name, shipping_address, billing_address,
                    payment_id, payment_method, created_at, placed_at, updated_at, version)
                select uuidv7(make_interval(secs => n / 1000.0)), 'PERF-' || n, uuidv4(), 'buyer' || n || '@example.com',
                    'en', 'OPEN', 'PAID', 'UNFULFILLED', 'EUR', %3$d * 1190, 490, 412, 78, %3$d * 190 + 78,
                    %3$d * 1190 + 490, true, 'standard', 'Standard', address, address, uuidv4(), 'manual', now(), now(), now(),
                    1
                from generate_series(%1$d, %2$d) n,
                    (select jsonb_build_object('firstName', 'Ada', 'lastName', 'Lovelace', 'line1', '12 Example Street',
                        'city', 'Berlin', 'postcode', '10115', 'country', 'DE', 'phone', '+49 30 1234567') as address) a
                """.formatted(first, last, lines));
        statement.execute("""
                insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title, variant_title,
                    shippable, quantity, unit_price_minor, subtotal_minor, net_minor, tax_minor, gross_minor, tax_name,
                    tax_rate)
                select uuidv4(), o.id, position, uuidv4(), uuidv4(), 'SKU-' || position,
                    'A cup for the small strong one, number ' || position, 'Blue', true, 1, 1190, 1190, 1000, 190, 1190,
                    'VAT', 0.19
                from orders.orders o, generate_series(1, %3$d) position
                where substring(o.number from 6)::integer between %1$d and %2$d and o.number like 'PERF-%%'
                """.formatted(first, last, lines));
    }
}
