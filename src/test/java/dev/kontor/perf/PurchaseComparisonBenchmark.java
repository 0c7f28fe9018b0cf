package dev.kontor.perf;

import dev.kontor.testing.JavaProcess;
import dev.kontor.testing.RawHttp;
import dev.kontor.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a purchase costs this server and another one, which buy in turns, each with a PostgreSQL and a Redis of its
/// own:
/// the hour of the machine does not matter then. Without another server it is the same one twice, which shows the
/// uncertainty. Prints the CPU time of both and their ratio, and saves it in `target/perf-comparison.md`.
///
/// `./mvnw -Pperf test -Dtest=PurchaseComparisonBenchmark` with one or both of
/// `-Dkontor.perf.other-classes=…`, the class path of another revision such as its `kontor-standalone.jar`, and
/// `-Dkontor.perf.other-jvm=…`, options of the other server's JVM.
class PurchaseComparisonBenchmark {

    private static final String CLASSES = System.getProperty("kontor.perf.other-classes", JavaProcess.mainClassPath());
    private static final List<String> JVM = Stream.of(
                    System.getProperty("kontor.perf.other-jvm", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();
    private static final int PAIRS = Integer.getInteger("kontor.perf.pairs", 30);
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("kontor.perf.seconds", 5));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("kontor.perf.warm-up", 140));
    private static final int WARM_UP_PAIRS = 4;
    private static final int PRODUCTS = 1_000;
    private static final int CONNECTIONS = 16;
    private static final int OTHER_PORT = 18_083;
    private static final int FIRST_REDIS_PORT = 18_084;

    /// @param server CPU milliseconds for a purchase
    private record Cost(double server, double postgres) {

        double sum() {
            return server + postgres;
        }
    }

    private static final class Side implements AutoCloseable {

        private final int port;
        private final TestRedis redis;
        private final Servers servers;
        private final ProcessCosts costs;
        private final Purchase purchase = new Purchase(PRODUCTS);
        private final List<Cost> turns = new ArrayList<>();

        Side(String name, int port, int redisPort, List<String> jvm, String classes) throws Exception {
            this.port = port;
            redis = TestRedis.on(redisPort);
            redis.start();
            servers = new Servers(port);
            servers.createDatabase("kontor", "template0");
            var program = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
            program.addAll(jvm);
            program.addAll(List.of("-cp", classes, "dev.kontor.KontorApplication"));
            var kontor = servers.startKontor(
                    name,
                    program,
                    "kontor",
                    PRODUCTS,
                    "--kontor.storefront.cache.enabled=false",
                    "--kontor.redis.url=redis://127.0.0.1:" + redisPort);
            costs = new ProcessCosts(
                    kontor, servers.postgresProcesses().findFirst().orElseThrow(), servers.url("kontor"));
        }

        Load.Result buy(Duration duration) throws InterruptedException {
            return Load.run("purchases", CONNECTIONS, duration, _ -> {
                var http = new RawHttp(port);
                return () -> purchase.buy(http);
            });
        }

        void takeTurn() throws Exception {
            var before = costs.now();
            double count = buy(TURN).count();
            var used = costs.now().since(before);
            turns.add(new Cost(used.server() * 1_000 / count, used.postgres() * 1_000 / count));
        }

        @Override
        public void close() throws IOException, SQLException {
            costs.close();
            servers.close();
            redis.stop();
        }
    }

    @Test
    void comparesTwoServers() throws Exception {
        try (var other = new Side("other", OTHER_PORT, FIRST_REDIS_PORT, JVM, CLASSES);
                var own = new Side(
                        "kontor", Servers.KONTOR_PORT, FIRST_REDIS_PORT + 1, List.of(), JavaProcess.mainClassPath())) {
            other.buy(WARM_UP);
            own.buy(WARM_UP);
            for (int pair = 0; pair < WARM_UP_PAIRS + PAIRS; pair++) {
                // Whoever comes second meets what the first one has left behind.
                var first = pair % 2 == 0 ? other : own;
                first.takeTurn();
                (first == own ? other : own).takeTurn();
            }
            var text = report(measured(other), measured(own));
            Files.writeString(Path.of("target", "perf-comparison.md"), text);
            System.out.println(text);
        }
    }

    private static List<Cost> measured(Side side) {
        return side.turns.subList(WARM_UP_PAIRS, side.turns.size());
    }

    private static String report(List<Cost> other, List<Cost> own) {
        var ratios = new ArrayList<Double>();
        for (int pair = 0; pair < own.size(); pair++) {
            ratios.add(own.get(pair).sum() / other.get(pair).sum());
        }
        double mean = ratios.stream().mapToDouble(ratio -> ratio).average().orElseThrow();
        double squares = ratios.stream()
                .mapToDouble(ratio -> (ratio - mean) * (ratio - mean))
                .sum();
        double error = Math.sqrt(squares / (ratios.size() - 1) / ratios.size());
        return """
                %d pairs of turns of %d s

                | CPU ms for a purchase | server | PostgreSQL | sum |
                |---|---|---|---|
                %s
                %s

                Ratio %.3f ± %.3f
                """.formatted(PAIRS, TURN.toSeconds(), row("other server", other), row("this server", own), mean, error);
    }

    private static String row(String name, List<Cost> costs) {
        double server = costs.stream().mapToDouble(Cost::server).average().orElseThrow();
        double postgres = costs.stream().mapToDouble(Cost::postgres).average().orElseThrow();
        return "| %s | %.2f | %.2f | %.2f |".formatted(name, server, postgres, server + postgres);
    }
}
