package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import dev.kontor.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// What each operation costs a warm server and its PostgreSQL: requests per second, CPU time, statements, transactions
/// and allocated bytes, with the response cache off and Redis for the limits. Prints a table and saves it in
/// `target/perf-costs.md`, with the statements of each operation in `target/perf-costs-<operation>.txt`.
///
/// `./mvnw -Pperf test -Dtest=OperationCostBenchmark`, with `-Dkontor.perf.operations=purchase,item` for some of them,
/// `-Dkontor.perf.seconds=10` for longer rounds and `-Dkontor.perf.profile=true` for a flight recording of each in
/// `target/perf-costs-<operation>.jfr`.
class OperationCostBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 1_000);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("kontor.perf.seconds", 10));
    // Purchases warm most of the server; without so many of them the compiler is measured.
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(Integer.getInteger("kontor.perf.warm-up", 60));
    private static final Duration WARM_UP = FIRST_WARM_UP.dividedBy(6);
    // What consumers do afterwards belongs to an operation too.
    private static final Duration TAIL = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 16;
    private static final int REDIS_PORT = 18_082;
    private static final boolean PROFILE = Boolean.getBoolean("kontor.perf.profile");
    private static final Set<String> WANTED =
            Set.of(System.getProperty("kontor.perf.operations", "purchase,item,cart,list,page,search,orders")
                    .split(","));
    private final AtomicLong numbers = new AtomicLong(System.nanoTime() % 1_000_000);
    private final Purchase purchase = new Purchase(PRODUCTS);
    private final List<String> report = new ArrayList<>();

    @Test
    void measuresWhatEachOperationCosts() throws Exception {
        var redis = TestRedis.on(REDIS_PORT);
        redis.start();
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            var kontor = servers.startKontor(
                    "kontor",
                    PRODUCTS,
                    "--kontor.storefront.cache.enabled=false",
                    "--kontor.redis.url=redis://127.0.0.1:" + redis.port());
            report.add("%,d products, %d connections, rounds of %d s, response cache off, Redis on"
                    .formatted(PRODUCTS, CONNECTIONS, ROUND.toSeconds()));
            report.add("");
            report.add("| operation | per second | p50 ms | p95 ms | CPU ms: server | PostgreSQL | sum "
                    + "| statements | transactions | KB allocated |");
            report.add("|---|---|---|---|---|---|---|---|---|---|");
            var postmaster = servers.postgresProcesses().findFirst().orElseThrow();
            try (var costs = new ProcessCosts(kontor, postmaster, servers.url("kontor"))) {
                measure(kontor, costs);
            }
        } finally {
            redis.stop();
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-costs.md"), text);
            System.out.println(text);
        }
    }

    private void measure(Process kontor, ProcessCosts costs) throws Exception {
        Load.run("warm-up", CONNECTIONS, FIRST_WARM_UP, work(purchase::buy));
        measure(kontor, costs, "purchase", "whole purchase, 8 requests", work(purchase::buy));
        measure(kontor, costs, "cart", "create a cart", work(http -> {
            purchase.createCart(http);
            return 201;
        }));
        if (WANTED.contains("item")) {
            var carts = new ConcurrentLinkedQueue<Purchase.Cart>();
            var missing = new AtomicInteger((int) (WARM_UP.plus(ROUND).toSeconds() * 1_200));
            Load.run("carts", CONNECTIONS, Duration.ofMinutes(2), work(http -> {
                if (missing.getAndDecrement() <= 0) {
                    throw new Load.Exhausted();
                }
                carts.add(purchase.createCart(http));
                return 201;
            }));
            measure(kontor, costs, "item", "add an item", work(http -> {
                var cart = carts.poll();
                if (cart == null) {
                    throw new Load.Exhausted();
                }
                return purchase.addItem(http, cart, 1);
            }));
        }
        measure(
                kontor,
                costs,
                "list",
                "uncached list of 20",
                get(_ -> "/store/v1/products?limit=20&currency=USD&locale=en"));
        measure(
                kontor,
                costs,
                "page",
                "uncached product page",
                get(n -> "/store/v1/products/generated-" + (n % PRODUCTS + 1) + "?currency=USD&locale=en"));
        measure(
                kontor,
                costs,
                "search",
                "search with facets",
                get(_ -> "/store/v1/search?limit=20&currency=USD&locale=en&q=classic"));
        if (WANTED.contains("orders")) {
            var bearer = new BackOffice(new LiveHeap(kontor)).bearer();
            var request =
                    RawHttp.send("GET", "/admin/v1/orders?limit=20", "Authorization: Bearer " + bearer + "\r\n", "");
            measure(kontor, costs, "orders", "staff's order list", work(http -> Purchase.expect(http, request, 200)));
        }
    }

    private void measure(Process kontor, ProcessCosts costs, String id, String name, Load.Worker worker)
            throws Exception {
        if (!WANTED.contains(id)) {
            return;
        }
        Load.run("warm-up", CONNECTIONS, WARM_UP, worker);
        Thread.sleep(TAIL);
        costs.forgetStatements();
        if (PROFILE) {
            jcmd(kontor, "JFR.start", "name=" + id, "settings=profile");
        }
        var before = costs.now();
        var result = Load.run(name, CONNECTIONS, ROUND, worker);
        Thread.sleep(TAIL);
        var used = costs.now().since(before);
        if (PROFILE) {
            jcmd(kontor, "JFR.stop", "name=" + id, "filename=target/perf-costs-" + id + ".jfr");
        }
        Files.write(Path.of("target", "perf-costs-" + id + ".txt"), costs.statements());
        double count = result.count();
        var row = "| %s | %,.0f | %.1f | %.1f | %.2f | %.2f | **%.2f** | %.1f | %.1f | %,.0f |"
                .formatted(
                        name,
                        result.perSecond(),
                        result.millis()[0],
                        result.millis()[1],
                        used.server() * 1_000 / count,
                        used.postgres() * 1_000 / count,
                        (used.server() + used.postgres()) * 1_000 / count,
                        used.statements() / count,
                        used.transactions() / count,
                        used.allocated() / count / 1_024);
        report.add(row);
        System.out.println(row);
    }

    private static void jcmd(Process process, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "perf-jcmd.log").toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("jcmd failed; see target/perf-jcmd.log");
        }
    }

    @FunctionalInterface
    private interface Step {
        int once(RawHttp http) throws Exception;
    }

    private static Load.Worker work(Step step) {
        return _ -> {
            var http = new RawHttp(Servers.KONTOR_PORT);
            return () -> step.once(http);
        };
    }

    private Load.Worker get(LongFunction<String> path) {
        return work(http -> Purchase.expect(http, RawHttp.get(path.apply(numbers.incrementAndGet())), 200));
    }
}
