package dev.kontor.perf;

import dev.kontor.testing.OpenSearch;
import dev.kontor.testing.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Measures the same searches answered by PostgreSQL and by OpenSearch, in one run. Prints a table and keeps it in
/// `target/perf-engine.md`.
///
/// `./mvnw -Pperf test -Dtest=EngineBenchmark`, with `-Dkontor.perf.products=20000` and `-Dkontor.perf.seconds=10` to
/// change the size.
class EngineBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 100_000);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("kontor.perf.seconds", 3));
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final List<String> NOUNS = List.of("chair", "table", "lamp", "bottle", "shirt", "jacket", "kettle");
    private static final List<String> ADJECTIVES = List.of("wooden", "sturdy", "light", "modern", "round", "folding");
    private static final Map<String, IntFunction<String>> SEARCHES = new LinkedHashMap<>();

    static {
        SEARCHES.put("two words, 5 facets", n -> "q=" + ADJECTIVES.get(n % 6) + "%20" + NOUNS.get(n % 7));
        SEARCHES.put("one noun, 5 facets", n -> "q=" + NOUNS.get(n % 7));
        SEARCHES.put("a word in 30 % of all, 5 facets", _ -> "q=classic");
        SEARCHES.put("the same, filtered by price", n -> "q=classic&price.lte=" + (100_000 + n));
        SEARCHES.put(
                "the same, filtered by attributes",
                n -> "q=classic&attr.fabric=c" + n % 20 + ",c" + n % 7 + "&attr.weight.gte=" + n % 400);
        SEARCHES.put("the same by price", n -> "q=classic&sort=price&price.gte=" + n % 1_000);
        SEARCHES.put("browse all, 5 facets", n -> "price.lte=" + (100_000 + n));
    }

    @Test
    void measuresBoth() throws Exception {
        var report = new ArrayList<>(List.of(
                "| search of %,d products | PostgreSQL p50 ms | p95 | OpenSearch p50 ms | p95 |".formatted(PRODUCTS),
                "|---|---|---|---|---|"));
        try (var servers = new Servers()) {
            servers.createDatabase("engine", "template0");
            var url = servers.url("engine");
            servers.stop(start(servers, ""));
            SearchAssortment.fill(url, PRODUCTS);
            SearchAssortment.dropIndex(url);
            var kontor = start(servers, "");
            SearchAssortment.awaitIndex(url);
            var inPostgres = measure();
            servers.stop(kontor);

            long began = System.nanoTime();
            kontor = start(servers, OpenSearch.url());
            SearchAssortment.awaitCopy(url);
            System.out.printf("the copy was made in %d s%n", (System.nanoTime() - began) / 1_000_000_000);
            var inEngine = measure();
            requireEngine();
            servers.stop(kontor);
            SEARCHES.keySet()
                    .forEach(search -> report.add(
                            "| %s | %s | %s |".formatted(search, inPostgres.get(search), inEngine.get(search))));
        }
        var text = String.join("\n", report) + "\n";
        Files.writeString(Path.of("target", "perf-engine.md"), text);
        System.out.println(text);
    }

    private static Process start(Servers servers, String engine) throws Exception {
        return servers.startKontor(
                "engine",
                0,
                "--kontor.demo.enabled=false",
                "--kontor.shop.locales=en,de",
                "--kontor.search.engine.url=" + engine);
    }

    private static Map<String, String> measure() throws Exception {
        var turn = new AtomicInteger();
        var all = List.copyOf(SEARCHES.values());
        Load.run("warm-up", 1, WARM_UP, _ -> {
            var http = new RawHttp(Servers.KONTOR_PORT);
            return () -> call(http, all.get(turn.get() % all.size()).apply(turn.incrementAndGet()));
        });
        var results = new LinkedHashMap<String, String>();
        for (var search : SEARCHES.entrySet()) {
            var number = new AtomicInteger();
            var result = Load.run(search.getKey(), 1, ROUND, _ -> {
                var http = new RawHttp(Servers.KONTOR_PORT);
                return () -> call(http, search.getValue().apply(number.incrementAndGet()));
            });
            results.put(search.getKey(), "%.1f | %.1f".formatted(result.millis()[0], result.millis()[1]));
        }
        return results;
    }

    private static int call(RawHttp http, String query) throws Exception {
        int status = http.call(RawHttp.get("/store/v1/search?limit=24&currency=USD&locale=en&" + query));
        if (status != 200) {
            throw new IllegalStateException(status + ": " + http.body());
        }
        return status;
    }

    /// A total that PostgreSQL would not count so far tells who answered.
    private static void requireEngine() throws Exception {
        try (var http = new RawHttp(Servers.KONTOR_PORT)) {
            call(http, "q=classic");
            if (PRODUCTS > 50_000 && !http.body().contains("\"relation\":\"EXACT\"")) {
                throw new IllegalStateException("PostgreSQL answered: " + http.body());
            }
        }
    }
}
