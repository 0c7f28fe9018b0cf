package dev.kontor.perf;

import dev.kontor.KontorApplication;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventLog;
import dev.kontor.perf.CountingConsumer.ThingCounted;
import dev.kontor.perf.CountingConsumer.ThingCounted.ThingId;
import dev.kontor.testing.MachineNoise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// 5,000 events a second, appended in transactions and read by three consumers beside those of the shop: as many as
/// there can be, in transactions of one event, of five and of twenty, then at that rate. Each consumer must get
/// each event once, those of one subject in order. Prints a table and keeps it in `target/perf-events.md`; what
/// PostgreSQL spent its time on is in `target/perf-events-statements.txt`.
///
/// `./mvnw -Pperf test -Dtest=EventLogBenchmark`
class EventLogBenchmark {

    private static final int RATE = Integer.getInteger("kontor.perf.events", 5_000);
    /// A checkout tells of about as much in its two transactions.
    private static final int USUAL = 5;

    private static final List<Integer> SIZES = List.of(1, USUAL, 20);
    private static final int APPENDERS = 6;
    private static final int THINGS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final Duration FULL = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MAX_MILLIS = 1_000;

    private final List<String> report = new ArrayList<>();
    private final SoftAssertions softly = new SoftAssertions();
    private final List<CountingConsumer> consumers = List.of(
            new CountingConsumer("benchmark-name", Set.of(ThingCounted.TYPE)),
            new CountingConsumer("benchmark-group", Set.of("benchmark.*")),
            new CountingConsumer("benchmark-all", Set.of()));

    /// @param appended events a second
    /// @param consumed events a second by each consumer, until the last of them had the last event
    /// @param millis from the append to the slowest consumer: p50, p99 and the longest
    /// @param backlogMillis how long the consumers went on after the last append
    private record Result(double appended, double consumed, double[] millis, long backlogMillis) {}

    @Test
    void appendsAndDeliversFiveThousandASecond() throws Exception {
        try (var servers = new Servers();
                var kontor = start(servers)) {
            report.add("%s; an event has about 500 bytes, three consumers beside those of the shop"
                    .formatted(MachineNoise.now()));
            report.add("");
            report.add("| transactions | appended a second | consumed a second | p50 ms | p99 ms | longest ms"
                    + " | backlog ms | processor, PostgreSQL | processor, Kontor |");
            report.add("|---|---|---|---|---|---|---|---|---|");
            run(kontor, USUAL, 0, WARM_UP);
            // At full speed first: the process is warm by then.
            for (int size : SIZES) {
                measure("%d events each, as many as can be".formatted(size), servers, kontor, size, 0, FULL);
            }
            var steady =
                    measure("%d events each, at a fixed rate".formatted(USUAL), servers, kontor, USUAL, RATE, STEADY);
            Files.write(Path.of("target", "perf-events-statements.txt"), servers.statements());
            softly.assertThat(steady.appended()).isGreaterThanOrEqualTo(RATE * 0.98);
            softly.assertThat(steady.backlogMillis()).isLessThan(MAX_MILLIS);
            softly.assertThat(steady.millis()[1]).isLessThan(MAX_MILLIS);
            softly.assertAll();
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-events.md"), text);
            System.out.println(text);
        }
    }

    private ConfigurableApplicationContext start(Servers servers) throws Exception {
        servers.createDatabase("kontor", "template0");
        var application = new SpringApplication(KontorApplication.class);
        application.addInitializers(context -> consumers.forEach(consumer -> ((GenericApplicationContext) context)
                .registerBean(consumer.name(), EventConsumer.class, () -> consumer)));
        return application.run(servers.settings("kontor", 10).toArray(String[]::new));
    }

    private Result measure(
            String name, Servers servers, ConfigurableApplicationContext kontor, int size, int rate, Duration duration)
            throws Exception {
        var before = processors(servers);
        long begun = System.nanoTime();
        var result = run(kontor, size, rate, duration);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var after = processors(servers);
        report.add("| %s | %,.0f | %,.0f | %.0f | %.0f | %.0f | %d | %.2f | %.2f |"
                .formatted(
                        name,
                        result.appended(),
                        result.consumed(),
                        result.millis()[0],
                        result.millis()[1],
                        result.millis()[2],
                        result.backlogMillis(),
                        (after[0] - before[0]) / seconds,
                        (after[1] - before[1]) / seconds));
        return result;
    }

    /// @param size events of each transaction
    /// @param rate events a second; 0 for as many as there can be
    private Result run(ConfigurableApplicationContext kontor, int size, int rate, Duration duration) throws Exception {
        consumers.forEach(CountingConsumer::reset);
        var transactions = new TransactionTemplate(kontor.getBean(PlatformTransactionManager.class));
        var log = kontor.getBean(EventLog.class);
        var told = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        long gap = rate == 0 ? 0 : Duration.ofSeconds(1).toNanos() * size * APPENDERS / rate;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appenders = IntStream.range(0, APPENDERS)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> {
                        var things =
                                Stream.generate(ThingId::next).limit(THINGS).toList();
                        int next = 0;
                        for (long due = start; due < end && System.nanoTime() < end; due += gap) {
                            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                                LockSupport.parkNanos(early);
                            }
                            int first = next;
                            transactions.executeWithoutResult(_ -> log.append(IntStream.range(first, first + size)
                                    .mapToObj(event -> ThingCounted.now(things.get(event % THINGS), event / THINGS + 1))
                                    .toList()));
                            next += size;
                        }
                        told.addAndGet(next);
                    }))
                    .toList();
            for (var appender : appenders) {
                appender.get();
            }
        }
        long appended = System.nanoTime();
        while (!haveAll(told.get()) && System.nanoTime() - appended < PATIENCE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        long consumed = System.nanoTime();
        for (var consumer : consumers) {
            softly.assertThat(consumer.count()).as(consumer.name()).isEqualTo(told.get());
            softly.assertThat(consumer.wrong()).as(consumer.name()).isZero();
        }
        return new Result(
                told.get() * 1e9 / (appended - start),
                told.get() * 1e9 / (consumed - start),
                slowest(),
                (consumed - appended) / 1_000_000);
    }

    private boolean haveAll(int told) {
        return consumers.stream().allMatch(consumer -> consumer.count() >= told);
    }

    private double[] slowest() {
        return consumers.stream()
                .map(CountingConsumer::sortedWaits)
                .map(waits -> new double[] {
                    Load.percentile(waits, 50), Load.percentile(waits, 99), Load.percentile(waits, 100)
                })
                .max(Comparator.comparingDouble(millis -> millis[1]))
                .orElseThrow();
    }

    /// Seconds of the processor so far: of PostgreSQL, and of this process, which is Kontor and the load.
    private static double[] processors(Servers servers) throws SQLException {
        return new double[] {
            servers.postgresProcesses().mapToDouble(EventLogBenchmark::seconds).sum(), seconds(ProcessHandle.current())
        };
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }
}
