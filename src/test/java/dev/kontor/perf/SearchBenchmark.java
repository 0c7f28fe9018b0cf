package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Measures lists, searches with facets and suggestions at one client, none of them answered from a cache, in a large
/// shop and in a small one. Prints a table and keeps it in `target/perf-search.md`.
///
/// `./mvnw -Pperf test -Dtest=SearchBenchmark`, with `-Dkontor.perf.products=20000` and `-Dkontor.perf.seconds=10` to
/// change the size.
class SearchBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 100_000);
    private static final int FEW = 1_000;
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("kontor.perf.seconds", 5));
    /// Of each kind: after some thousand requests the compiler of the JVM has done its work.
    private static final int WARM_UP = Integer.getInteger("kontor.perf.warm-up", 300);
    private static final int DEEP = 40;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final String STORE = "/store/v1";
    private static final List<String> NOUNS = List.of("chair", "table", "lamp", "bottle", "shirt", "jacket", "kettle");
    private static final List<String> ADJECTIVES = List.of("wooden", "sturdy", "light", "modern", "round", "folding");
    private static final List<String> COLOURS = List.of("Blue", "Red", "Green", "Black", "White");
    private static final List<String> BEGINNINGS =
            List.of("ch", "cha", "lam", "woo", "cla", "clas", "kett", "modern ch", "jacke", "mi", "blan", "folding t");

    private final List<String> report = new ArrayList<>();

    @Test
    void measuresTheSearch() throws Exception {
        report.add("| what | products | p50 ms | p95 ms | p99 ms | answers |");
        report.add("|---|---|---|---|---|---|");
        try (var servers = new Servers()) {
            measure(servers, FEW);
            measure(servers, PRODUCTS);
            Files.write(Path.of("target", "perf-search-statements.txt"), servers.statements());
        }
        var text = String.join("\n", report) + "\n";
        Files.writeString(Path.of("target", "perf-search.md"), text);
        System.out.println(text);
    }

    private void measure(Servers servers, int products) throws Exception {
        var database = "search_" + products;
        servers.createDatabase(database, "template0");
        var kontor = servers.startKontor(database, 0, "--kontor.demo.enabled=false", "--kontor.shop.locales=en,de");
        var url = servers.url(database);
        long began = System.nanoTime();
        servers.stop(kontor);
        SearchAssortment.fill(url, products);
        SearchAssortment.dropIndex(url);
        long filled = System.nanoTime();
        kontor = servers.startKontor(
                database,
                0,
                "--kontor.demo.enabled=false",
                "--kontor.shop.locales=en,de",
                "--kontor.storefront.cache.enabled=false");
        SearchAssortment.awaitIndex(url);
        System.out.printf(
                "%,d products filled in %d s, index of two languages built in %d s%n",
                products, (filled - began) / 1_000_000_000, (System.nanoTime() - filled) / 1_000_000_000);
        var deepByTime = cursor("/search?q=classic&withoutFacets=true&sort=-publishedAt&limit=100", DEEP);
        var deepByMatch = cursor("/search?q=classic&withoutFacets=true&limit=100", DEEP);
        var scenarios = new ArrayList<Scenario>();
        scenarios.add(new Scenario("product page", n -> "/products/product-" + (n * 7 % products + 1)));
        scenarios.add(new Scenario("list that no price fits", n -> "/products?limit=24&price.gte=" + (900_000 + n)));
        scenarios.add(new Scenario(
                "list of an attribute",
                n -> "/products?limit=24&attr.fabric=c" + n % 20 + "&attr.weight.gte=" + n % 400));
        scenarios.add(
                new Scenario("list, newest, filtered by price", n -> "/products?limit=24&price.gte=" + n % 5_000));
        scenarios.add(new Scenario(
                "list of a category by price",
                n -> "/products?limit=24&sort=price&category=department-" + (n % 66 + 1) + "&price.gte=" + n % 5_000));
        scenarios.add(new Scenario(
                "search of two words, 5 facets",
                n -> "/search?limit=24&q=" + ADJECTIVES.get(n % 6) + "%20" + NOUNS.get(n % 7)));
        scenarios.add(new Scenario("search of one noun, 5 facets", n -> "/search?limit=24&q=" + NOUNS.get(n % 7)));
        scenarios.add(new Scenario("search of a word in 30 % of all, 5 facets", _ -> "/search?limit=24&q=classic"));
        scenarios.add(new Scenario(
                "the same, filtered by price", n -> "/search?limit=24&q=classic&price.lte=" + (100_000 + n)));
        scenarios.add(new Scenario(
                "the same, filtered by colour and category",
                n -> "/search?limit=24&q=classic&category=department-" + (n % 6 + 1) + "&option=Colour:"
                        + COLOURS.get(n % 5)));
        scenarios.add(
                new Scenario("the same by price", n -> "/search?limit=24&q=classic&sort=price&price.gte=" + n % 1_000));
        scenarios.add(new Scenario(
                "search with a typing error",
                n -> "/search?limit=24&q=woodne%20" + new StringBuilder(NOUNS.get(n % 7)).insert(2, 'x')));
        scenarios.add(new Scenario(
                "search of a word in 30 % of all, filtered by attributes",
                n -> "/search?limit=24&q=classic&attr.fabric=c" + n % 20 + ",c" + n % 7 + "&attr.weight.gte="
                        + n % 400));
        scenarios.add(new Scenario("browse all, 5 facets", n -> "/search?limit=24&price.lte=" + (100_000 + n)));
        scenarios.add(new Scenario(
                "suggest",
                n -> "/search/suggestions?q="
                        + BEGINNINGS.get(n % BEGINNINGS.size()).replace(" ", "%20")));
        scenarios.add(new Scenario(
                "first page by time", _ -> "/search?q=classic&withoutFacets=true&sort=-publishedAt&limit=100"));
        scenarios.add(new Scenario(
                "a page far behind by time",
                _ -> "/search?q=classic&withoutFacets=true&sort=-publishedAt&limit=100&cursor=" + deepByTime));
        scenarios.add(new Scenario("first page by match", _ -> "/search?q=classic&withoutFacets=true&limit=100"));
        scenarios.add(new Scenario(
                "a page far behind by match",
                _ -> "/search?q=classic&withoutFacets=true&limit=100&cursor=" + deepByMatch));
        try (var http = new RawHttp(Servers.KONTOR_PORT)) {
            for (int turn = 0; turn < WARM_UP; turn++) {
                for (var scenario : scenarios) {
                    call(http, scenario.path().apply(turn));
                }
            }
        }
        for (var scenario : scenarios) {
            var number = new AtomicInteger();
            var result = Load.run(scenario.name(), 1, ROUND, _ -> {
                var http = new RawHttp(Servers.KONTOR_PORT);
                return () -> call(http, scenario.path().apply(number.incrementAndGet()));
            });
            report.add("| %s | %,d | %.1f | %.1f | %.1f | %s |"
                    .formatted(
                            scenario.name(),
                            products,
                            result.millis()[0],
                            result.millis()[1],
                            result.millis()[2],
                            result.statuses()));
            System.out.println(report.getLast());
        }
        servers.stop(kontor);
    }

    private record Scenario(String name, IntFunction<String> path) {}

    private static int call(RawHttp http, String path) throws Exception {
        return http.call(RawHttp.get(STORE + path + (path.contains("?") ? "&" : "?") + "currency=USD&locale=en"));
    }

    /// The cursor of a page so far behind, or of the last.
    private static String cursor(String path, int pages) throws Exception {
        var cursor = "";
        try (var http = new RawHttp(Servers.KONTOR_PORT)) {
            for (int page = 0; page < pages; page++) {
                int status = call(http, path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                if (status != 200) {
                    throw new IllegalStateException(status + ": " + http.body());
                }
                var next = NEXT.matcher(http.body());
                if (!next.find()) {
                    break;
                }
                cursor = next.group(1);
            }
        }
        return cursor;
    }
}
