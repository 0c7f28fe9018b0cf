package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Retention deletes two thirds of an event log of three years, then finds nothing to delete. PostgreSQL has
/// fsync on, the server 256 MB of heap. Prints a table and saves it in `target/perf-event-purge.md`.
///
/// `./mvnw -Pperf test -Dtest=EventPurgeBenchmark -Dkontor.perf.events=3000000`
class EventPurgeBenchmark {

    private static final long EVENTS = Long.getLong("kontor.perf.events", 3_000_000);

    private final List<String> report = new ArrayList<>(List.of("| what | seconds | a second |", "|---|---|---|"));

    @Test
    void deletesTheOldPartOfTheLog() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.stop(servers.startKontorWith("256m", "kontor", 0));
            try (var connection = DriverManager.getConnection(servers.url("kontor"));
                    var statement = connection.createStatement()) {
                long began = System.nanoTime();
                EventGrowth.fill(servers.url("kontor"), EVENTS, Instant.now());
                row("events filled", began, EVENTS);
                servers.startKontorWith("256m", "kontor", 0);
                report.add("| bytes of an event with its indexes: %,d | | |"
                        .formatted(number(statement, "select pg_total_relation_size('events.log')") / EVENTS));
                long before = number(statement, "select count(*) from events.log");
                began = System.nanoTime();
                run(statement);
                long deleted = before - number(statement, "select count(*) from events.log");
                row("events deleted, by a job in batches", began, deleted);
                assertThat(deleted).isBetween(EVENTS * 6 / 10, EVENTS * 7 / 10);
                began = System.nanoTime();
                run(statement);
                row("run that finds nothing to delete", began, 0);
            }
            Files.write(Path.of("target", "perf-event-purge-statements.txt"), servers.statements());
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-event-purge.md"), text);
            System.out.println(text);
        }
    }

    private static void run(Statement statement) throws SQLException, InterruptedException {
        var anybody = Api.at("http://127.0.0.1:" + Servers.KONTOR_PORT);
        anybody.as(anybody.post(
                                "/admin/v1/auth/login",
                                Map.of("email", "owner@example.com", "password", "kontor-demo-password"))
                        .expect(200)
                        .at("/accessToken"))
                .post("/admin/v1/retention-runs")
                .expect(202);
        while (number(statement, "select count(*) from privacy.retention_runs where status = 'RUNNING'") > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(number(statement, "select count(*) from privacy.retention_runs where status <> 'SUCCEEDED'"))
                .isZero();
    }

    private void row(String what, long start, long objects) {
        double seconds = (System.nanoTime() - start) / 1e9;
        report.add("| %s | %.1f | %,.0f |".formatted(what, seconds, objects / seconds));
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
