package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What a shopper who is rejected costs a full shop, in CPU time and allocated bytes: two cached pages and a 503, on
/// connections that are open already and on new ones. Requests for a cart whose row is locked keep the shop full. What
/// these and scheduled work cost is subtracted. Prints a table and saves it in `target/perf-rejections.md`.
///
/// `./mvnw -Pperf test -Dtest=RejectionCostBenchmark`, with `-Dkontor.perf.jvm=-XX:TieredStopAtLevel=1` for the
/// compiler that the chaos suite uses.
class RejectionCostBenchmark {

    private static final int PRODUCTS = 100;
    private static final int PARALLEL = 4;
    private static final int CLIENTS = 96;
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("kontor.perf.seconds", 8));
    private static final Duration WARM_UP = ROUND.dividedBy(2);

    private static final byte[] LIST = RawHttp.get("/store/v1/products?limit=24&currency=USD&locale=en");
    private static final byte[] PAGE = RawHttp.get("/store/v1/products/generated-7?currency=USD");
    private static final byte[] CART = RawHttp.send("POST", "/store/v1/carts", "", "{\"currency\":\"USD\"}");

    private final List<String> report = new ArrayList<>();
    /// CPU seconds per second of the server without these requests.
    private double background;

    @Test
    void measuresWhatARejectedShopperCosts() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            var kontor = servers.startKontor("kontor", PRODUCTS, "--kontor.web.parallel=" + PARALLEL);
            report.add("%d clients at a time, rounds of %d s".formatted(CLIENTS, ROUND.toSeconds()));
            report.add("");
            report.add("| | per second | p50 ms | p99 ms | CPU µs | KB allocated | statuses |");
            report.add("|---|---|---|---|---|---|---|");
            var postmaster = servers.postgresProcesses().findFirst().orElseThrow();
            try (var costs = new ProcessCosts(kontor, postmaster, servers.url("kontor"))) {
                measure(costs, "list, open connection", onOne(LIST));
                measure(costs, "product page, open connection", onOne(PAGE));
                measure(costs, "list, new connection", onNew(LIST));
                whileFull(servers, () -> {
                    measureBackground(costs);
                    measure(costs, "rejected, open connection", onOne(CART));
                    measure(costs, "rejected, new connection", onNew(CART));
                    measure(costs, "list, page and rejection, new connection", onNew(LIST, PAGE, CART));
                });
            }
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-rejections.md"), text);
            System.out.println(text);
        }
    }

    private void measureBackground(ProcessCosts costs) throws Exception {
        var before = costs.now();
        Thread.sleep(ROUND);
        background = costs.now().since(before).server() / ROUND.toSeconds();
        report.add("| nothing else | | | | %.0f per second | | |".formatted(background * 1e6));
    }

    private void measure(ProcessCosts costs, String name, Load.Worker worker) throws Exception {
        Load.run(name, CLIENTS, WARM_UP, worker);
        var before = costs.now();
        var result = Load.run(name, CLIENTS, ROUND, worker);
        var used = costs.now().since(before);
        report.add("| %s | %,.0f | %.2f | %.2f | %.0f | %.1f | %s |"
                .formatted(
                        name,
                        result.perSecond(),
                        result.millis()[0],
                        result.millis()[2],
                        (used.server() - background * result.count() / result.perSecond()) * 1e6 / result.count(),
                        used.allocated() / 1_024.0 / result.count(),
                        result.statuses()));
    }

    private static Load.Worker onOne(byte[] request) {
        return _ -> {
            var http = new RawHttp(Servers.KONTOR_PORT);
            return () -> http.call(request);
        };
    }

    private static Load.Worker onNew(byte[]... requests) {
        return _ -> () -> {
            try (var http = new RawHttp(Servers.KONTOR_PORT)) {
                int status = 0;
                for (var request : requests) {
                    status = http.call(request);
                }
                return status;
            }
        };
    }

    @FunctionalInterface
    private interface Part {
        void measure() throws Exception;
    }

    /// As many shoppers as are served at a time wait for a cart, which no one gives up.
    private static void whileFull(Servers servers, Part part) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var first = new RawHttp(Servers.KONTOR_PORT)) {
            var cart = new Shopper(first, PRODUCTS).selectedCart();
            var request = cart.repricing().getLast();
            try (var connection = DriverManager.getConnection(servers.url("kontor"));
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select 1 from cart.carts for update");
                for (int shopper = 0; shopper < PARALLEL; shopper++) {
                    threads.execute(() -> waitAgainAndAgain(request));
                }
                part.measure();
                threads.shutdownNow();
            }
        }
    }

    private static void waitAgainAndAgain(byte[] request) {
        try (var http = new RawHttp(Servers.KONTOR_PORT)) {
            while (!Thread.interrupted()) {
                http.call(request);
            }
        } catch (IOException _) {
            // Interrupted while it waited: the part is measured.
        }
    }
}
