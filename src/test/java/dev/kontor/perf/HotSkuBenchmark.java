package dev.kontor.perf;

import dev.kontor.perf.ArrivalSchedule.Answer;
import dev.kontor.testing.MachineNoise;
import dev.kontor.testing.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// One product that half of all buyers want must not slow the purchases of the others (R62): their p99 stays under
/// twice of what it is when nobody wants it more than the rest. Checkouts come at a fixed rate, calm and hot rounds in
/// turn. Prints a table and keeps it in `target/perf-hot.md`.
///
/// `./mvnw -Pperf test -Dtest=HotSkuBenchmark`
class HotSkuBenchmark {

    private static final int PRODUCTS = 1_000;
    private static final String HOT = "GEN-1-2";
    private static final int PER_SECOND = Integer.getInteger("kontor.perf.checkouts-a-second", 60);
    private static final int ROUNDS = 2;
    private static final Duration ROUND = Duration.ofSeconds(9);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int FILLERS = 8;
    private static final double MAX = 2;

    private final List<String> report = new ArrayList<>();
    private final SoftAssertions softly = new SoftAssertions();
    private final AtomicInteger number = new AtomicInteger();

    /// The half that everybody looks at in both kinds of rounds, and the other half.
    private record Halves(Queue<byte[]> others, Queue<byte[]> rest) {

        List<Queue<byte[]>> both() {
            return List.of(others, rest);
        }
    }

    @Test
    void keepsTheOthersFast() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.startKontor("kontor", PRODUCTS);
            stockUp(servers);
            var warmUp = fill(WARM_UP, false);
            ArrivalSchedule.run(Servers.KONTOR_PORT, warmUp.both(), PER_SECOND, WARM_UP);
            var calm = fill(ROUND.multipliedBy(ROUNDS), false);
            var hot = fill(ROUND.multipliedBy(ROUNDS), true);
            var ofCalm = new ArrayList<Answer>();
            var ofHot = new ArrayList<Answer>();
            for (int round = 0; round < ROUNDS; round++) {
                ofCalm.addAll(ArrivalSchedule.run(Servers.KONTOR_PORT, calm.both(), PER_SECOND, ROUND));
                ofHot.addAll(ArrivalSchedule.run(Servers.KONTOR_PORT, hot.both(), PER_SECOND, ROUND));
            }
            report.add("%s; %d checkouts a second".formatted(MachineNoise.now(), PER_SECOND));
            report.add("");
            report.add("| checkouts | answers | p50 ms | p95 ms | p99 ms | not 201 |");
            report.add("|---|---|---|---|---|---|");
            double before = row("of other products, all products alike", ofCalm, 0);
            double beside = row("of other products, beside the hot one", ofHot, 0);
            row("of the hot product", ofHot, 1);
            report.add("| **ratio of p99, aim below %.0f** | | | | **%.2f** | |".formatted(MAX, beside / before));
            softly.assertThat(beside / before).isLessThan(MAX);
            softly.assertAll();
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-hot.md"), text);
            System.out.println(text);
        }
    }

    private double row(String name, List<Answer> answers, int source) {
        var nanos = answers.stream()
                .filter(answer -> answer.source() == source)
                .mapToLong(Answer::nanos)
                .sorted()
                .toArray();
        long failed = answers.stream()
                .filter(answer -> answer.source() == source && answer.status() != 201)
                .count();
        double p99 = Load.percentile(nanos, 99);
        report.add("| %s | %,d | %.1f | %.1f | %.1f | %d |"
                .formatted(name, nanos.length, Load.percentile(nanos, 50), Load.percentile(nanos, 95), p99, failed));
        softly.assertThat(failed).as(name).isZero();
        return p99;
    }

    private Halves fill(Duration duration, boolean hot) throws Exception {
        // One more for each round, whose first request may be of either half.
        int count = (int) (PER_SECOND * duration.toSeconds() / 2) + ROUNDS;
        var halves = new Halves(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        fill(halves.others(), count, false);
        fill(halves.rest(), count, hot);
        return halves;
    }

    private void fill(Queue<byte[]> carts, int count, boolean hot) throws Exception {
        var left = new AtomicInteger(count);
        Load.run("prepare", FILLERS, Duration.ofMinutes(2), _ -> {
            var shopper = new Shopper(new RawHttp(Servers.KONTOR_PORT), PRODUCTS);
            return () -> {
                if (left.getAndDecrement() <= 0) {
                    throw new Load.Exhausted();
                }
                var sku = hot ? HOT : "GEN-%d-0".formatted(number.incrementAndGet() % PRODUCTS + 1);
                carts.add(shopper.readyCart(sku).completion());
                return 200;
            };
        });
    }

    /// So that nobody is refused.
    private static void stockUp(Servers servers) throws Exception {
        try (var connection = DriverManager.getConnection(servers.url("kontor"));
                var statement = connection.createStatement()) {
            statement.execute("update inventory.stock_levels set on_hand = 1000000");
        }
    }
}
