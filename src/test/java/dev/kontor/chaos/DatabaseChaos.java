package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.chaos.Traffic.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A PostgreSQL that falls over, is cut off, or says nothing any more, while people buy (R94).
@Chaos
class DatabaseChaos {

    private static final int BUYERS = 8;
    private static final Duration LOAD = Duration.ofSeconds(4);
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final long MAX_MILLIS = 3_000;
    // Of both instances: a line each ten seconds, and those about connections that were lost.
    private static final long MAX_LOGGED = 10_000;
    private static final String INFO = "\"level\":\"INFO\"";
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Predicate<Answer> NOT_NOW =
            answer -> answer.status() == 503 && answer.code().equals("dependency-unavailable");

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException, SQLException;
    }

    @Test
    void survivesARestartInImmediateMode(Stage stage) throws Exception {
        outage(
                stage,
                "PostgreSQL restarted in immediate mode",
                () -> stage.postgres().crash(),
                () -> stage.postgres().startAgain());
    }

    @Test
    void survivesALinkThatIsCut(Stage stage) throws Exception {
        outage(
                stage,
                "link to PostgreSQL cut",
                () -> stage.toPostgres().cut(),
                () -> stage.toPostgres().pass());
    }

    @Test
    void survivesABlackHole(Stage stage) throws Exception {
        outage(
                stage,
                "PostgreSQL black-holed",
                () -> stage.toPostgres().blackHole(),
                () -> stage.toPostgres().pass());
    }

    @Test
    void survivesAServerThatTakesNoWrites(Stage stage) throws Exception {
        outage(stage, "PostgreSQL in read-only mode", () -> readOnly(stage, "on"), () -> readOnly(stage, "off"));
    }

    /// With a real streaming replica, which takes no writes for as long as the outage lasts.
    @Test
    void survivesAFailover(Stage stage) throws Exception {
        stage.postgres().replicate();
        outage(
                stage,
                "failover to a streaming replica",
                () -> stage.postgres().failOver(),
                () -> stage.postgres().promote(),
                () -> {
                    stage.postgres().comeHome();
                    stage.awaitWhole();
                });
    }

    private static void readOnly(Stage stage, String value) {
        stage.jdbc()
                .sql("alter system set default_transaction_read_only = " + value)
                .update();
        stage.jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    private static void outage(Stage stage, String name, Step begin, Step end) throws Exception {
        outage(stage, name, begin, end, () -> {});
    }

    /// @param afterwards before it is looked at what is left
    private static void outage(Stage stage, String name, Step begin, Step end, Step afterwards) throws Exception {
        var crowd = Crowd.of(BUYERS, stage).during(LOAD);
        var violations = new ArrayList<String>();
        long logged = logged(stage);
        long begun = System.nanoTime();
        begin.run();
        probe(stage, crowd, begun + OUTAGE.toNanos(), violations);
        end.run();
        long ended = System.nanoTime();
        Patience.until(
                RECOVERY.multipliedBy(6),
                () -> crowd.traffic().all().stream().anyMatch(answer -> bought(answer) && answer.asked() > ended));
        long recovered = crowd.traffic().all().stream()
                        .filter(answer -> bought(answer) && answer.asked() > ended)
                        .mapToLong(Answer::answered)
                        .min()
                        .orElseThrow()
                - ended;
        logged = logged(stage) - logged;
        crowd.during(LOAD).callOff();
        afterwards.run();

        long worst = crowd.traffic()
                .worst(answer -> NOT_NOW.test(answer) && answer.answered() > begun && answer.asked() < ended);
        if (worst >= MAX_MILLIS) {
            violations.add("a 503 took " + worst + " ms");
        }
        if (recovered > RECOVERY.toNanos()) {
            violations.add("the first order came " + recovered / 1_000_000 + " ms after PostgreSQL was back");
        }
        if (logged > MAX_LOGGED) {
            violations.add("the instances wrote " + logged + " bytes of log");
        }
        if (stage.instances().stream().anyMatch(instance -> !instance.isAlive())) {
            violations.add("an instance has ended");
        }
        violations.addAll(Invariants.violations(stage, crowd));
        Report.add(
                name,
                "for %d s under %d buyers".formatted(OUTAGE.toSeconds(), BUYERS),
                crowd,
                "503 in %d ms; next order %d ms after it was back; %d bytes of log"
                        .formatted(worst, recovered / 1_000_000, logged),
                violations);
        assertThat(crowd.traffic().count(NOT_NOW)).isPositive();
    }

    /// What the instances wrote about the outage; the mails of the demo shop are information.
    private static long logged(Stage stage) throws IOException {
        long bytes = 0;
        for (var instance : stage.instances()) {
            try (var lines = Files.lines(instance.log())) {
                bytes += lines.filter(line -> !line.contains(INFO))
                        .mapToLong(String::length)
                        .sum();
            }
        }
        return bytes;
    }

    private static boolean bought(Answer answer) {
        return answer.step().equals("complete") && answer.status() == 201;
    }

    /// Asks both instances whether they live, and for something that only the database knows.
    private static void probe(Stage stage, Crowd crowd, long until, List<String> violations) throws IOException {
        while (System.nanoTime() < until) {
            for (var instance : stage.instances()) {
                try (var client = new Buyer(instance.port(), crowd.traffic(), stage.books())) {
                    var alive = client.get("livez", "/livez");
                    if (alive.status() != 200 || alive.millis() > MAX_MILLIS) {
                        violations.add("/livez: " + alive);
                    }
                }
            }
            Patience.pass(Duration.ofMillis(250));
        }
    }
}
