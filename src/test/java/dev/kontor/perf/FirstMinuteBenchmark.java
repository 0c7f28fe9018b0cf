package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.JavaProcess;
import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The first minutes after a start under the load of 16 buyers, without an AOT cache and with each of some caches: the
/// time until it is ready, and how long it takes to buy at 90 % of the best rate of all starts. Prints a table and
/// saves it in `target/perf-first-minute.md`.
///
/// `./mvnw -Pperf test -Dtest=FirstMinuteBenchmark -Dkontor.perf.app=FOLDER` with the folder of an extracted
/// `kontor.jar`, and in it the caches: `*.aot` of `docker/train-aot-cache.sh`
class FirstMinuteBenchmark {

    private static final String APP = System.getProperty("kontor.perf.app", "");
    private static final int SECONDS = Integer.getInteger("kontor.perf.seconds", 90);
    private static final int ROUNDS = Integer.getInteger("kontor.perf.rounds", 2);
    private static final int PRODUCTS = 200;
    private static final int BUYERS = 16;
    /// Over which a rate is taken.
    private static final int WINDOW = 5;

    private final List<String> report = new ArrayList<>();

    /// @param cache name of the file, or empty
    /// @param perSecond purchases in each second since it was ready
    private record Started(String cache, double readyAfter, int[] perSecond) {

        int until(int second) {
            int sum = 0;
            for (int each = 0; each < second; each++) {
                sum += perSecond[each];
            }
            return sum;
        }

        double rate(int second) {
            return (until(second + WINDOW) - until(second)) / (double) WINDOW;
        }

        double best() {
            double best = 0;
            for (int second = 0; second + WINDOW <= perSecond.length; second++) {
                best = Math.max(best, rate(second));
            }
            return best;
        }

        /// The seconds until the rate is reached, or those of the measurement if it never is.
        int reaches(double rate) {
            for (int second = 0; second + WINDOW <= perSecond.length; second++) {
                if (rate(second) >= rate) {
                    return second + WINDOW;
                }
            }
            return perSecond.length;
        }
    }

    @Test
    void buysFromTheFirstSecondOn() throws Exception {
        Assumptions.assumeFalse(APP.isEmpty(), "no extracted jar is given");
        var caches = new ArrayList<>(List.of(""));
        try (var files = Files.list(Path.of(APP))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".aot"))
                    .sorted()
                    .forEach(caches::add);
        }
        var starts = new ArrayList<Started>();
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.stop(servers.startKontor("kontor", PRODUCTS));
            for (int round = 0; round < ROUNDS; round++) {
                for (var cache : caches) {
                    starts.add(start(servers, cache));
                }
            }
        } finally {
            print(starts);
        }
        assertThat(starts).allSatisfy(start -> assertThat(start.best()).isPositive());
    }

    private Started start(Servers servers, String cache) throws Exception {
        var command = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+ExitOnOutOfMemoryError"));
        if (!cache.isEmpty()) {
            // A cache that does not fit is an error and not silently unused.
            command.addAll(List.of("-XX:AOTCache=" + Path.of(APP, cache), "-XX:AOTMode=on"));
        }
        command.addAll(List.of("-jar", Path.of(APP, "kontor.jar").toString()));
        command.addAll(servers.settings("kontor", PRODUCTS));
        long start = System.nanoTime();
        var process = JavaProcess.start(Path.of("target", "perf-first-minute.log"), command);
        try {
            JavaProcess.awaitReady(process, Servers.KONTOR_PORT, "/readyz");
            double readyAfter = (System.nanoTime() - start) / 1e9;
            return new Started(cache, readyAfter, buy());
        } finally {
            JavaProcess.stop(process);
        }
    }

    private static int[] buy() throws InterruptedException {
        var perSecond = new AtomicIntegerArray(SECONDS);
        long begun = System.nanoTime();
        Load.run("purchases", BUYERS, Duration.ofSeconds(SECONDS), _ -> {
            var shopper = new Shopper(new RawHttp(Servers.KONTOR_PORT), PRODUCTS);
            return () -> {
                // A cold server sheds load.
                int status;
                try {
                    status = shopper.buy();
                } catch (IOException e) {
                    status = 503;
                }
                int second = (int) Duration.ofNanos(System.nanoTime() - begun).toSeconds();
                if (status == 201 && second < SECONDS) {
                    perSecond.incrementAndGet(second);
                }
                return status;
            };
        });
        var counts = new int[SECONDS];
        for (int second = 0; second < SECONDS; second++) {
            counts[second] = perSecond.get(second);
        }
        return counts;
    }

    private void print(List<Started> starts) throws IOException {
        double best = starts.stream().mapToDouble(Started::best).max().orElse(0);
        report.add("90 %% of the best rate: %.1f purchases per second".formatted(best * 0.9));
        report.add("");
        report.add(
                "| cache | ready after, s | purchases in 10 s | in 30 s | in 60 s | best rate | 90 % reached after, s |");
        report.add("|---|---|---|---|---|---|---|");
        for (var start : starts) {
            report.add("| %s | %.1f | %d | %d | %d | %.1f | %d |"
                    .formatted(
                            start.cache().isEmpty() ? "none" : start.cache(),
                            start.readyAfter(),
                            start.until(Math.min(10, SECONDS)),
                            start.until(Math.min(30, SECONDS)),
                            start.until(Math.min(60, SECONDS)),
                            start.best(),
                            start.reaches(best * 0.9)));
        }
        var text = String.join("\n", report) + "\n";
        Files.writeString(Path.of("target", "perf-first-minute.md"), text);
        System.out.println(text);
    }
}
