package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A file of 100,000 products with two variants each, of which 1 % are bad: checked, loaded, loaded once more, and
/// then taken out of the shop again, with prices and stock. The server has 256 MB of heap, PostgreSQL fsync on.
/// Prints a table and keeps it in `target/perf-import.md`.
///
/// `./mvnw -Pperf test -Dtest=ImportBenchmark`
class ImportBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 100_000);
    private static final int BAD_EVERY = 100;
    private static final int GOOD = PRODUCTS - PRODUCTS / BAD_EVERY;
    /// How much more than before may be held while a file is gone through, whatever its length, in MB.
    private static final int FLAT = 48;

    private final List<String> report = new ArrayList<>();
    private int before;
    private int most;

    @Test
    void loadsAndExportsAHundredThousandProducts() throws Exception {
        var file = write();
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            var heap = new LiveHeap(servers.startKontorWith("256m", "kontor", 0));
            var office = new BackOffice(heap);
            load(office, heap, file);
            exports(office, heap, servers);
            report.add("");
            servers.statements().stream().limit(25).forEach(report::add);
            assertThat(most).as("the most that is held, in MB").isLessThan(before + FLAT);
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-import.md"), text);
            System.out.println(text);
            Files.delete(file);
        }
    }

    private void load(BackOffice office, LiveHeap heap, Path file) throws Exception {
        report.add("| what | products a second | seconds | held, MB |");
        report.add("|---|---|---|---|");
        warmUp(office);
        heap.since();
        before = heap.look();
        report.add("| nothing yet | | | " + before + " |");
        var first = upload(office, heap, file, "check");
        confirm(office, heap, first, "load", GOOD, 0);
        assertThat(office.staff().get(first + "/errors").text().lines().count())
                .isEqualTo(2L * (PRODUCTS / BAD_EVERY) + 1);
        office.signIn();
        var second = upload(office, heap, file, "check again");
        confirm(office, heap, second, "load again: nothing changes", 0, GOOD);
    }

    /// Whatever is loaded once and for all is there before the heap is looked at.
    private void warmUp(BackOffice office) throws Exception {
        var few = Files.createTempFile("kontor-few", ".csv");
        Files.write(few, List.of("externalId,title,sku", "few-1,A few,FEW-1"));
        var path = office.upload(few);
        Files.delete(few);
        office.await(path, "CHECKED");
        office.staff().post(path + "/confirm", Map.of("skipErrors", true)).expect(202);
        office.await(path, "DONE");
        for (var format : List.of("CSV", "NDJSON")) {
            office.lines(ready(office, office.export("PRODUCTS", format)));
        }
    }

    private static String ready(BackOffice office, String path) throws Exception {
        office.await(path, "READY");
        return path;
    }

    private static Path write() throws IOException {
        var file = Files.createTempFile("kontor-import", ".csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("externalId,title,description,published,sku,option.Colour,weightGrams\n");
            for (int number = 0; number < PRODUCTS; number++) {
                boolean bad = number % BAD_EVERY == 17;
                writer.write("erp-%1$d,Cup number %1$d,For the small strong one.,true,CUP-%1$d-B,Blue,%2$s\n"
                        .formatted(number, bad ? "heavy" : "250"));
                writer.write("erp-%1$d,,,,CUP-%1$d-R,Red,260\n".formatted(number));
            }
        }
        return file;
    }

    private String upload(BackOffice office, LiveHeap heap, Path file, String what) throws Exception {
        long start = System.nanoTime();
        var path = office.upload(file);
        row("send the file", start, heap);
        start = System.nanoTime();
        office.await(path, "CHECKED");
        row(what, start, heap);
        return path;
    }

    private void confirm(BackOffice office, LiveHeap heap, String path, String what, int created, int unchanged)
            throws Exception {
        long start = System.nanoTime();
        office.staff().post(path + "/confirm", Map.of("skipErrors", true)).expect(202);
        var done = office.await(path, "DONE");
        row(what, start, heap);
        assertThat(done.json().at("/tally/created").asInt()).isEqualTo(created);
        assertThat(done.json().at("/tally/unchanged").asInt()).isEqualTo(unchanged);
        assertThat(done.json().at("/tally/failed").asInt()).isEqualTo(2 * (PRODUCTS / BAD_EVERY));
    }

    private void exports(BackOffice office, LiveHeap heap, Servers servers) throws Exception {
        priceAndStock(servers);
        office.signIn();
        long products = count(servers, "catalog.products");
        long variants = count(servers, "catalog.variants");
        export(office, heap, "PRODUCTS", "CSV", variants + 1);
        export(office, heap, "PRODUCTS", "NDJSON", products);
        office.signIn();
        export(office, heap, "PRICES", "CSV", count(servers, "pricing.prices") + 1);
        export(office, heap, "STOCK", "CSV", count(servers, "inventory.stock_levels") + 1);
    }

    private void export(BackOffice office, LiveHeap heap, String type, String format, long lines) throws Exception {
        long start = System.nanoTime();
        var path = ready(office, office.export(type, format));
        row("export %s as %s".formatted(type, format), start, heap);
        start = System.nanoTime();
        assertThat(office.lines(path)).isEqualTo(lines);
        row("fetch it", start, heap);
    }

    private static void priceAndStock(Servers servers) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.url("kontor"));
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into pricing.variants (variant_id, version, created_at, updated_at)
                    select id, 1, now(), now() from catalog.variants on conflict do nothing
                    """);
            statement.execute("""
                    insert into pricing.prices (variant_id, currency, amount_minor)
                    select id, 'EUR', 1250 from catalog.variants on conflict do nothing
                    """);
            statement.execute("""
                    insert into inventory.stock_levels (variant_id, location_id, on_hand)
                    select v.id, l.id, 7 from catalog.variants v
                    cross join (select id from inventory.locations order by priority limit 1) l
                    on conflict do nothing
                    """);
        }
    }

    private static long count(Servers servers, String table) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.url("kontor"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void row(String what, long start, LiveHeap heap) throws Exception {
        double seconds = (System.nanoTime() - start) / 1e9;
        heap.look();
        var held = heap.since();
        report.add("| %s | %,.0f | %.1f | %d to %d |"
                .formatted(what, PRODUCTS / seconds, seconds, Collections.min(held), Collections.max(held)));
        most = Math.max(most, Collections.max(held));
    }
}
