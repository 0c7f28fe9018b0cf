package dev.kontor.perf;

import dev.kontor.KontorApplication;
import dev.kontor.perf.SqlRecorder.Step;
import dev.kontor.testing.RawHttp;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/// Measures reads against a bare servlet that writes the same bytes, and the checkout against its own SQL run
/// again without the application, all in one run. Prints a table and keeps it in `target/perf.md`.
///
/// `./mvnw -Pperf test`, with `-Dkontor.perf.products=100000` and `-Dkontor.perf.seconds=10` to change the
/// size.
class ShopBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 1_000);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("kontor.perf.seconds", 5));
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final int CHECKOUTS = Integer.getInteger("kontor.perf.checkouts", 3_000);
    private static final String LIST = "/store/v1/products?limit=24&currency=USD&locale=en";
    private static final String DETAIL = "/store/v1/products/organic-cotton-tee?currency=USD&locale=en";

    private static final Set<String> OF_THE_CONTAINER =
            Set.of("connection", "content-length", "content-type", "date", "keep-alive");

    private final List<String> report = new ArrayList<>();

    @Test
    void measuresTheShop() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            var kontor = servers.startKontor("kontor", PRODUCTS);
            report.add("%,d generated products, %d connections, rounds of %d s; two processes on the same cores"
                    .formatted(PRODUCTS, CONNECTIONS, ROUND.toSeconds()));
            report.add("");
            report.add("| what | per second | p50 ms | p95 ms | p99 ms | answers |");
            report.add("|---|---|---|---|---|---|");
            reads(servers);
            uncachedReads();
            carts();
            checkout(servers, kontor);
            Files.write(Path.of("target", "perf-statements.txt"), servers.statements());
        }
        var text = String.join("\n", report) + "\n";
        Files.writeString(Path.of("target", "perf.md"), text);
        System.out.println(text);
    }

    private void reads(Servers servers) throws Exception {
        save(servers, "0", LIST);
        save(servers, "1", DETAIL);
        var bare = servers.startBare();
        var requests = List.of(RawHttp.get(LIST), RawHttp.get(DETAIL));
        for (int which = 0; which < 2; which++) {
            get("warm-up", Servers.KONTOR_PORT, requests.get(which), WARM_UP);
            get("warm-up", Servers.BARE_PORT, RawHttp.get("/" + which + "/whole"), WARM_UP);
        }
        for (int which = 0; which < 2; which++) {
            var name = which == 0 ? "product list, cached" : "product detail, cached";
            var body = new ArrayList<Load.Result>();
            var whole = new ArrayList<Load.Result>();
            var ours = new ArrayList<Load.Result>();
            for (int round = 0; round < ROUNDS; round++) {
                body.add(get("bare servlet, body and two headers", Servers.BARE_PORT, RawHttp.get("/" + which), ROUND));
                whole.add(get(
                        "bare servlet, body and all headers",
                        Servers.BARE_PORT,
                        RawHttp.get("/" + which + "/whole"),
                        ROUND));
                ours.add(get(name, Servers.KONTOR_PORT, requests.get(which), ROUND));
            }
            add(median(body));
            ratio(median(ours), median(whole));
            report.add("| of the body and two headers | %.2f | | | | |"
                    .formatted(median(ours).perSecond() / median(body).perSecond()));
        }
        servers.stop(bare);
    }

    private static void save(Servers servers, String file, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Servers.KONTOR_PORT + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            // The first fills the cache.
            http.send(request, HttpResponse.BodyHandlers.discarding());
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            Files.write(servers.work().resolve(file), answer.body());
            Files.write(
                    servers.work().resolve(file + ".headers"),
                    answer.headers().map().entrySet().stream()
                            .filter(header -> !OF_THE_CONTAINER.contains(header.getKey()))
                            .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                            .toList());
        }
    }

    private void uncachedReads() throws Exception {
        var number = new AtomicLong();
        Load.Worker list = _ -> {
            var http = new RawHttp(Servers.KONTOR_PORT);
            return () -> http.call(RawHttp.get(LIST + "&price.gte=" + number.incrementAndGet() % 400));
        };
        Load.Worker detail = _ -> {
            var http = new RawHttp(Servers.KONTOR_PORT);
            return () -> http.call(RawHttp.get("/store/v1/products/generated-%d?currency=EUR&locale=en"
                    .formatted(number.incrementAndGet() % PRODUCTS + 1)));
        };
        Load.run("warm-up", CONNECTIONS, WARM_UP, list);
        add(Load.run("product list, a filter hardly asked before", 1, ROUND, list));
        add(Load.run("product detail, products in turn", CONNECTIONS, ROUND, detail));
    }

    private void carts() throws Exception {
        Load.Worker cart = _ -> {
            var shopper = new Shopper(new RawHttp(Servers.KONTOR_PORT), PRODUCTS);
            return () -> {
                shopper.createCart();
                return 201;
            };
        };
        Load.Worker buy = _ -> {
            var shopper = new Shopper(new RawHttp(Servers.KONTOR_PORT), PRODUCTS);
            return shopper::buy;
        };
        Load.run("warm-up", CONNECTIONS, WARM_UP, buy);
        add(Load.run("cart with two items and an address", CONNECTIONS, ROUND, cart));
        add(Load.run("whole purchase, four requests", CONNECTIONS, ROUND, buy));
    }

    /// Completes prepared carts; then records the SQL of as many others and runs it again on a copy of the
    /// database.
    private void checkout(Servers servers, Process kontor) throws Exception {
        var measured = prepare(CHECKOUTS);
        var recorded = prepare(CHECKOUTS);
        var ours = Load.run("checkout: complete a cart", CONNECTIONS, Duration.ofMinutes(5), completions(measured));
        servers.stop(kontor);
        servers.createDatabase("replayed", "kontor");
        var flows = record(servers, recorded);
        var floor = Load.run(
                "the same SQL of the checkout, plain JDBC",
                CONNECTIONS,
                Duration.ofMinutes(5),
                SqlReplay.worker(servers.url("replayed"), new ConcurrentLinkedQueue<>(flows)));
        ratio(ours, floor);
        report.add("");
        report.add("SQL statements a checkout: %d, and %d ends of transactions"
                .formatted(
                        flows.getFirst().stream().filter(step -> !ends(step)).count(),
                        flows.getFirst().stream().filter(ShopBenchmark::ends).count()));
        Files.write(
                Path.of("target", "perf-checkout.sql"),
                flows.getFirst().stream()
                        .map(step -> step.sql().strip() + ";\n")
                        .toList());
    }

    private static boolean ends(Step step) {
        return step.sql().equals(Step.COMMIT) || step.sql().equals(Step.ROLLBACK);
    }

    private static Queue<Shopper.Ready> prepare(int count) throws Exception {
        var ready = new ConcurrentLinkedQueue<Shopper.Ready>();
        var left = new AtomicInteger(count);
        Load.run("prepare", CONNECTIONS, Duration.ofMinutes(5), _ -> {
            var shopper = new Shopper(new RawHttp(Servers.KONTOR_PORT), PRODUCTS);
            return () -> {
                if (left.getAndDecrement() <= 0) {
                    throw new Load.Exhausted();
                }
                ready.add(shopper.readyCart());
                return 200;
            };
        });
        return ready;
    }

    private static Load.Worker completions(Queue<Shopper.Ready> carts) {
        return _ -> {
            var http = new RawHttp(Servers.KONTOR_PORT);
            return () -> {
                var cart = carts.poll();
                if (cart == null) {
                    http.close();
                    throw new Load.Exhausted();
                }
                return http.call(cart.completion());
            };
        };
    }

    private List<List<Step>> record(Servers servers, Queue<Shopper.Ready> carts) throws Exception {
        var recorder = new SqlRecorder();
        var application = new SpringApplication(KontorApplication.class);
        application.addInitializers(context -> {
            context.getBeanFactory().addBeanPostProcessor(recorder);
            ((GenericApplicationContext) context).registerBean(FilterRegistrationBean.class, () -> follow(recorder));
        });
        try (var _ = application.run(servers.settings("kontor", PRODUCTS).toArray(String[]::new))) {
            Load.run("record", CONNECTIONS / 2, Duration.ofMinutes(5), completions(carts));
        }
        return List.copyOf(recorder.flows().values());
    }

    private static FilterRegistrationBean<Filter> follow(SqlRecorder recorder) {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            var path = ((HttpServletRequest) request).getRequestURI();
            recorder.follow(path.endsWith("/complete") ? path : null);
            try {
                chain.doFilter(request, response);
            } finally {
                recorder.follow(null);
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static Load.Result get(String name, int port, byte[] request, Duration duration) throws Exception {
        return Load.run(name, CONNECTIONS, duration, _ -> {
            var http = new RawHttp(port);
            return () -> http.call(request);
        });
    }

    private static Load.Result median(List<Load.Result> results) {
        return results.stream()
                .sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                .toList()
                .get(results.size() / 2);
    }

    private void add(Load.Result result) {
        report.add(result.row());
        System.out.println(result.row());
    }

    private void ratio(Load.Result ours, Load.Result floor) {
        add(floor);
        add(ours);
        report.add("| **ratio** | **%.2f** | | | | |".formatted(ours.perSecond() / floor.perSecond()));
    }
}
