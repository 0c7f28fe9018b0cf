package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How long `scripts/backup.sh` and `scripts/restore.sh` take for shops of 1 % and 10 % of 1,000,000 products,
/// 5,000,000 customers, 10,000,000 orders and 100,000,000 events. Prints a table and saves it in
/// `target/perf-backup.md`.
///
/// `./mvnw -Pperf test -Dtest=BackupBenchmark -Dkontor.perf.pg-bin=/usr/lib/postgresql/18/bin`, with
/// `-Dkontor.perf.percents=1` for the smaller shop only
class BackupBenchmark {

    private static final List<BigDecimal> PERCENTS = Stream.of(
                    System.getProperty("kontor.perf.percents", "1,10").split(","))
            .map(BigDecimal::new)
            .toList();

    /// The folder with the client programs of PostgreSQL; those on the path if it is empty.
    private static final String PG_BIN = System.getProperty("kontor.perf.pg-bin", "");

    private static final int DEMO_PRODUCTS = 1_000;
    private static final Duration MIN_WAIT = Duration.ofMinutes(10);
    private static final Duration MAX_START = Duration.ofMinutes(2);

    private final Map<String, List<String>> table = new LinkedHashMap<>();

    @Test
    void backupsAreMadeAndRestored() throws Exception {
        try {
            for (var percent : PERCENTS) {
                measure(ShopGrowth.percent(percent));
            }
        } finally {
            var text = text();
            Files.writeString(Path.of("target", "perf-backup.md"), text);
            System.out.println(text);
        }
    }

    private String text() {
        var lines = new ArrayList<String>();
        table.forEach((name, cells) -> lines.add("| " + name + " | " + String.join(" | ", cells) + " |"));
        return String.join("\n", lines) + "\n";
    }

    private void cell(String row, String cell) {
        table.computeIfAbsent(row, _ -> new ArrayList<>()).add(cell);
    }

    private void measure(ShopGrowth size) throws Exception {
        var folder = Files.createTempDirectory("kontor-backup");
        cell("orders", "%,d".formatted(size.orders()));
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.stop(servers.startKontor("kontor", DEMO_PRODUCTS, "--kontor.shop.locales=en"));
            var url = servers.url("kontor");
            size.fill(url);
            SearchAssortment.dropIndex(url);
            var kontor = servers.startKontor("kontor", DEMO_PRODUCTS, "--kontor.shop.locales=en");
            SearchAssortment.awaitIndex(url, MIN_WAIT.plusMillis(5L * size.products()));
            servers.stop(kontor);
            cell("database", query(url, "select pg_size_pretty(pg_database_size(current_database()))"));
            for (var kind : List.of("dump", "base")) {
                var target = folder.resolve(kind);
                cell("backup: " + kind, run(servers.port(), "backup.sh", kind, target.toString()));
                cell("size: " + kind, "%,d MB".formatted(bytes(target) / 1_000_000));
            }
        }
        try (var restored = Servers.postgres().start()) {
            cell(
                    "restore: dump, with statistics",
                    run(
                            restored.getPort(),
                            "restore.sh",
                            "dump",
                            folder.resolve("dump").toString()));
            assertComplete(restored, size);
        }
        var data = folder.resolve("data");
        cell(
                "restore: base",
                run(0, "restore.sh", "base", folder.resolve("base").toString(), data.toString()));
        own(data, Files.getOwner(folder));
        long began = System.nanoTime();
        try (var restored = Servers.postgres()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(MAX_START)
                .start()) {
            cell("start of that server", seconds(began));
            assertComplete(restored, size);
        } finally {
            delete(folder);
        }
    }

    private static void assertComplete(EmbeddedPostgres server, ShopGrowth size) throws SQLException {
        var url = server.getJdbcUrl("postgres", "kontor");
        assertThat(query(url, "select count(*) from orders.orders")).isEqualTo(String.valueOf(size.orders()));
        assertThat(Long.parseLong(query(url, "select count(*) from events.log")))
                .isGreaterThanOrEqualTo(size.events());
    }

    /// @return the duration
    private static String run(int port, String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", "scripts/" + script));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).inheritIO();
        process.environment()
                .putAll(Map.of(
                        "PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port), "PGUSER", "postgres", "PG_BIN", PG_BIN));
        long began = System.nanoTime();
        assertThat(process.start().waitFor()).as(script).isZero();
        return seconds(began);
    }

    private static String seconds(long began) {
        return "%,d s".formatted(Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    /// Restored by root, files have the owner that they had at the server.
    private static void own(Path folder, UserPrincipal owner) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                Files.setOwner(file, owner);
            }
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
