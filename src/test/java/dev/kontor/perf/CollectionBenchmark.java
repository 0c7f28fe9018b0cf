package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.shared.id.TypeIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Collections with rules in a shop of 100,000 products: made, changed, fifty of them, and single products that
/// change beside fifty. A time counts from the answer until everything is listed as the rules say, which is compared
/// with what the owners say. The server has 256 MB of heap. Prints a table and keeps it in
/// `target/perf-collections.md`.
///
/// `./mvnw -Pperf test -Dtest=CollectionBenchmark`
class CollectionBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 100_000);
    private static final int COLLECTIONS = 50;
    private static final int SINGLE = 100;
    private static final int FLAT = 48;
    private static final String CHEAPEST = """
            (select min(x.amount_minor) from pricing.prices x join catalog.variants v on v.id = x.variant_id
             where v.product_id = p.id and x.currency = 'EUR')
            """;

    private final List<String> report = new ArrayList<>();
    private Servers servers;
    private Connection database;
    private LiveHeap heap;
    private BackOffice office;

    @BeforeEach
    void start() throws Exception {
        servers = new Servers();
        servers.createDatabase("kontor", "template0");
        heap = new LiveHeap(servers.startKontorWith("256m", "kontor", 0));
        office = new BackOffice(heap);
        database = DriverManager.getConnection(servers.url("kontor"));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
        servers.close();
        var text = String.join("\n", report) + "\n";
        Files.writeString(Path.of("target", "perf-collections.md"), text);
        System.out.println(text);
    }

    @Test
    void fillsCollectionsByRules() throws Exception {
        // All collections are looked at twenty seconds after the start, and not again for ten minutes.
        TimeUnit.SECONDS.sleep(22);
        SearchAssortment.fill(servers.url("kontor"), PRODUCTS);
        measure();
    }

    private void measure() throws Exception {
        report.add("| what | listed | seconds | held, MB | longest statement, ms |");
        report.add("|---|---|---|---|---|");
        ask("create extension if not exists pg_stat_statements");
        timed("warm up", () -> create("Warm", tags("none")));
        int before = heap.look();
        heap.since();
        var tagged = new String[1];
        timed(
                "rule of five tags",
                () -> tagged[0] = create("Tags", tags("tag-0", "tag-4", "tag-8", "tag-12", "tag-16")));
        listed(tagged[0], "p.tags && array['tag-0','tag-4','tag-8','tag-12','tag-16']");
        timed("the same with other tags", () -> change(tagged[0], tags("tag-16", "tag-20")));
        listed(tagged[0], "p.tags && array['tag-16','tag-20']");
        var priced = new String[1];
        timed("rule of a price", () -> priced[0] = create("Prices", price(10_000)));
        listed(priced[0], CHEAPEST + " <= 10000");
        timed((COLLECTIONS - 2) + " more: tags, brands, prices, attributes, categories in stock", () -> {
            for (int number = 0; number < COLLECTIONS - 2; number++) {
                create("Collection " + number, rules(number));
            }
        });
        office.signIn();
        timed("a category changes: ten collections of categories", this::renameCategory);
        singles();
        assertThat(heap.since()).allMatch(size -> size < before + FLAT);
    }

    private interface Step {

        void take() throws Exception;
    }

    private void timed(String what, Step step) throws Exception {
        ask("select pg_stat_statements_reset()");
        step.take();
        long start = System.nanoTime();
        awaitFilled();
        double seconds = (System.nanoTime() - start) / 1e9;
        var longest = ask("""
                select round(coalesce(max(max_exec_time), 0)) from pg_stat_statements
                where query like '%collection_listings%' or query like '%catalog.pub_products%'
                or query like '%pricing.pub_prices%' or query like '%search.pub_availability%'
                """);
        report.add("| %s | %,d | %.1f | %d | %s |"
                .formatted(
                        what,
                        Long.valueOf(ask("select count(*) from storefront.collection_listings")),
                        seconds,
                        heap.look(),
                        longest));
    }

    /// Single products get another tag, one after the other.
    private void singles() throws Exception {
        var times = new long[SINGLE];
        // What was filled in offers fewer values than its variants have, which no change would get past.
        ask("""
                update catalog.products p set options = (
                    select jsonb_build_array(
                        jsonb_build_object('name', 'Colour', 'values', jsonb_agg(distinct v.option_values[1])),
                        jsonb_build_object('name', 'Size', 'values', jsonb_agg(distinct v.option_values[2])))
                    from catalog.variants v where v.product_id = p.id)
                where p.id <= '00000000-0000-7000-8000-000000001000'
                """);
        ask("select pg_stat_statements_reset()");
        for (int number = 0; number < SINGLE; number++) {
            var id = new ProductId(UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number * 37 + 1)));
            office.staff()
                    .with("If-Match", "*")
                    .patch("/admin/v1/products/" + id.text(), Map.of("tags", List.of("tag-" + number % 24)))
                    .expect(200);
            long start = System.nanoTime();
            awaitFilled();
            times[number] = System.nanoTime() - start;
        }
        var statements = ask("select sum(calls) / " + SINGLE + " from pg_stat_statements "
                + "where query like '%collection_listings%' or query like '%catalog.pub_collections%'");
        Arrays.sort(times);
        report.add("");
        report.add(
                "A product that changes beside %d collections: p50 %d ms, p95 %d ms, %s statements of collections each."
                        .formatted(
                                COLLECTIONS,
                                times[SINGLE / 2] / 1_000_000,
                                times[SINGLE * 95 / 100] / 1_000_000,
                                statements));
    }

    /// Until the consumer has seen all that was told.
    private void awaitFilled() throws Exception {
        await("""
                select not exists (select from events.log where position is null) and position >= (
                    select max(l.position) from events.log l
                    where l.type not in ('collection.filled') and l.position is not null)
                from events.consumers where name = 'storefront-collections'
                """);
    }

    private void await(String condition) throws Exception {
        for (int tries = 0; !ask(condition).equals("t"); tries++) {
            assertThat(tries).as(condition).isLessThan(60_000);
            TimeUnit.MILLISECONDS.sleep(5);
            heap.lookIfDue();
        }
    }

    /// Of the products that were filled in: one of the demo shop has a price that is a sum.
    private void listed(String collection, String condition) throws SQLException {
        var id = TypeIds.parse(CollectionId.class, collection).value();
        assertThat(ask("select count(*) from storefront.collection_listings where collection_id = '" + id
                        + "' and product_id < '00000001-0000-0000-0000-000000000000'"))
                .isEqualTo(ask("select count(*) from catalog.products p where p.status = 'PUBLISHED'"
                        + " and p.id < '00000001-0000-0000-0000-000000000000' and " + condition));
    }

    private String create(String name, Map<String, Object> rules) {
        return office.staff()
                .post("/admin/v1/collections", Map.of("name", name, "rules", rules))
                .expect(201)
                .at("/id");
    }

    private void change(String collection, Map<String, Object> rules) {
        office.staff()
                .with("If-Match", "*")
                .patch("/admin/v1/collections/" + collection, Map.of("rules", rules))
                .expect(200);
    }

    private void renameCategory() {
        office.staff()
                .with("If-Match", "*")
                .patch("/admin/v1/categories/" + category(8), Map.of("name", "Another"))
                .expect(200);
    }

    private static String category(int number) {
        return new CategoryId(UUID.fromString("00000000-0000-7000-a000-%012x".formatted(number))).text();
    }

    private static String brand(int number) {
        return new BrandId(UUID.fromString("00000000-0000-7000-a100-%012x".formatted(number))).text();
    }

    private static Map<String, Object> rules(int number) {
        return switch (number % 5) {
            case 0 -> tags("tag-" + number % 24 / 4 * 4);
            case 1 -> all(Map.of("field", "BRAND", "values", List.of(brand(number + 1), brand(number + 2))));
            case 2 -> price(1_000 + number * 100);
            case 3 ->
                all(Map.of("field", "ATTRIBUTE", "attribute", "weight", "gte", number * 5, "lte", number * 5 + 20));
            default ->
                all(Map.of("field", "CATEGORY", "values", List.of(category(number % 6 + 1))), Map.of("field", "STOCK"));
        };
    }

    private static Map<String, Object> tags(String... tags) {
        return all(Map.of("field", "TAG", "values", List.of(tags)));
    }

    private static Map<String, Object> price(int most) {
        return all(Map.of("field", "PRICE", "currency", "EUR", "lte", most));
    }

    private static Map<String, Object> all(Object... rules) {
        return Map.of("match", "ALL", "rules", List.of(rules));
    }

    private String ask(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
