package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.Api;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TwoProcesses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Cached answers of two processes on one database, without Redis: who changes something sees it at once, everybody
/// else within two seconds, and nobody can tell an answer from the cache from one that was just made.
/// Runs in [dev.kontor.TwoProcessesTests].
public abstract class FreshAnswersTests {

    private static final Replica HERE = TwoProcesses.one();
    private static final Replica THERE = TwoProcesses.strict();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What differs between any two answers, whoever made them.
    private static final Set<String> OF_EACH_ANSWER = Set.of("date", "x-request-id", "age");

    private static Api staff;
    private static String product;
    private static String variant;
    private static String sku;
    private static String category;
    private static String collection;
    private static String brand;
    private static String outlet;
    private static String channel;

    @BeforeAll
    static void fillTheShelf() {
        staff = HERE.api().as(HERE.logins().owner().token()).with("If-Match", "*");
        var shelf = new StoreShelf(staff, HERE.jdbc());
        sku = StoreShelf.unique("FRESH-");
        category = shelf.category(StoreShelf.unique("Fresh "), null);
        brand = staff.post("/admin/v1/brands", Map.of("name", StoreShelf.unique("Fresh brand ")))
                .expect(201)
                .at("/id");
        collection = staff.post("/admin/v1/collections", Map.of("name", StoreShelf.unique("Fresh collection ")))
                .expect(201)
                .at("/id");
        outlet = StoreShelf.unique("c");
        channel = staff.post("/admin/v1/channels", Map.of("code", outlet, "name", "Outlet", "assortment", "CHOSEN"))
                .expect(201)
                .at("/id");
        product = shelf.product(
                "Fresh lamp",
                1999,
                Map.of(
                        "categoryIds",
                        List.of(category),
                        "brandId",
                        brand,
                        "variants",
                        List.of(Map.of("sku", sku)),
                        "translations",
                        Map.of("de", Map.of("title", "Frische Lampe"))));
        staff.post("/admin/v1/channels/" + channel + "/products", Map.of("add", List.of(product)))
                .expect(200);
        // Not what is tested: the other process may have started just now.
        await().atMost(PATIENCE)
                .until(() -> THERE.api().get("/store/v1/shop?channel=" + outlet).status() == 200);
        variant = HERE.api().get("/store/v1/products/" + product).expect(200).at("/variants/0/id");
        shelf.product("Lamp beside it", 500, Map.of("categoryIds", List.of(category)));
        staff.post("/admin/v1/collections/" + collection + "/products", Map.of("add", List.of(product)))
                .expect(200);
    }

    @Test
    void aChangeIsSeenAtOnceByItsWriterAndSoonByTheOthers() {
        var page = "/store/v1/products/" + product;
        var list = "/store/v1/products?category=" + category;
        var item = "/items/1";

        follow(List.of(page, list), () -> change("products/" + product, Map.of("title", "Fresher lamp")), answers -> {
            assertThat(answers.get(0).at("/title")).isEqualTo("Fresher lamp");
            assertThat(answers.get(1).at(item + "/title")).isEqualTo("Fresher lamp");
        });
        follow(
                List.of(page, list, "/store/v1/variants/" + sku),
                () -> staff.put(
                                "/admin/v1/variants/" + variant + "/prices",
                                Map.of("prices", List.of(Map.of("amount", Map.of("amount", 2111, "currency", "USD")))))
                        .expect(200),
                answers -> {
                    assertThat(answers.get(0).at("/variants/0/price/amount")).isEqualTo("2111");
                    assertThat(answers.get(1).at(item + "/price/min/amount")).isEqualTo("2111");
                    assertThat(answers.get(2).at("/variant/price/amount")).isEqualTo("2111");
                });
        follow(List.of(page, list), FreshAnswersTests::sellOut, answers -> {
            assertThat(answers.get(0).at("/variants/0/availability/inStock")).isEqualTo("false");
            assertThat(answers.get(1).at(item + "/availability/inStock")).isEqualTo("false");
        });
        follow(
                List.of(page, "/store/v1/categories", "/store/v1/categories/" + category),
                () -> change("categories/" + category, Map.of("name", "Fresher things")),
                answers -> {
                    assertThat(answers.get(0).at("/breadcrumbs/0/name")).isEqualTo("Fresher things");
                    assertThat(answers.get(1).text()).contains("Fresher things");
                    assertThat(answers.get(2).at("/name")).isEqualTo("Fresher things");
                });
        follow(
                List.of(page, "/store/v1/brands/" + brand),
                () -> change("brands/" + brand, Map.of("name", "Fresher brand")),
                answers -> answers.forEach(answer -> assertThat(answer.text()).contains("Fresher brand")));
        follow(
                List.of("/store/v1/collections", "/store/v1/collections/" + collection),
                () -> change("collections/" + collection, Map.of("name", "Fresher collection")),
                answers -> answers.forEach(answer -> assertThat(answer.text()).contains("Fresher collection")));
        follow(
                List.of(page, list, "/store/v1/products?collection=" + collection, "/store/v1/variants/" + sku),
                () -> staff.post("/admin/v1/products/" + product + "/unpublish").expect(200),
                answers -> {
                    answers.get(0).expectProblem(404, "not-found");
                    assertThat(answers.get(1).text()).doesNotContain(product);
                    assertThat(answers.get(2).text()).doesNotContain(product);
                    answers.get(3).expectProblem(404, "not-found");
                });
        staff.post("/admin/v1/products/" + product + "/publish").expect(200);
    }

    @Test
    void aChangeOfAChannelIsSeenAtOnceByItsWriterAndSoonByTheOthers() {
        var page = "/store/v1/products/" + product + "?channel=" + outlet;
        var list = "/store/v1/products?channel=" + outlet;
        var decided = "/admin/v1/products/" + product + "/channels/" + outlet;

        follow(
                List.of(page, list),
                () -> staff.put(decided, Map.of("listed", false)).expect(200),
                answers -> {
                    answers.get(0).expectProblem(404, "not-found");
                    assertThat(answers.get(1).expect(200).text()).doesNotContain(product);
                });
        follow(
                List.of(page, list),
                () -> staff.put(decided, Map.of("listed", true)).expect(200),
                answers -> {
                    answers.get(0).expect(200);
                    assertThat(answers.get(1).expect(200).text()).contains(product);
                });
        follow(
                List.of(page, list),
                () -> change("channels/" + channel, Map.of("currencies", List.of("EUR"))),
                answers -> answers.forEach(
                        answer -> assertThat(answer.expect(200).text()).doesNotContain("\"USD\"")));
        follow(
                List.of(page, list),
                () -> change("channels/" + channel, Map.of("active", false)),
                answers -> answers.forEach(answer -> answer.expectProblem(400, "unknown-channel")));
        follow(
                List.of(page),
                () -> change("channels/" + channel, Map.of("active", true, "currencies", List.of("USD", "EUR", "JPY"))),
                answers -> answers.getFirst().expect(200));
    }

    @Test
    void anAnswerFromTheCacheIsTheOneThatIsMadeWithoutIt() {
        var passesTheCacheBy = HERE.api().as(HERE.logins().customer().token());
        for (var path : List.of(
                "/store/v1/products/" + product,
                "/store/v1/products/" + product + "/related",
                "/store/v1/products",
                "/store/v1/products?limit=1&sort=title",
                "/store/v1/products?category=" + category + "&sort=-price",
                "/store/v1/products?collection=" + collection,
                "/store/v1/products?inStock=true&price.gte=1",
                "/store/v1/variants/" + sku,
                "/store/v1/categories",
                "/store/v1/categories/" + category,
                "/store/v1/collections",
                "/store/v1/collections/" + collection,
                "/store/v1/brands",
                "/store/v1/brands/" + brand,
                "/store/v1/shop")) {
            for (var context :
                    List.of("", "locale=de", "locale=fr&currency=EUR", "currency=JPY", "channel=" + outlet)) {
                var url = context.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + context;
                var uncached = passesTheCacheBy.get(url);
                assertThat(uncached.status()).as(url).isIn(200, 400);
                for (var answer : List.of(
                        HERE.api().get(url), HERE.api().get(url), THERE.api().get(url))) {
                    assertThat(answer.status()).as(url).isEqualTo(uncached.status());
                    assertThat(sameEachTime(answer)).as(url).isEqualTo(sameEachTime(uncached));
                    if (answer.status() == 200) {
                        assertThat(answer.text()).as(url).isEqualTo(uncached.text());
                    }
                }
            }
        }
    }

    private static void change(String path, Map<String, Object> change) {
        staff.patch("/admin/v1/" + path, change).expect(200);
    }

    private static void sellOut() {
        var level = staff.get("/admin/v1/inventory-levels?variantId=" + variant).expect(200);
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of(
                                "variantId",
                                variant,
                                "locationId",
                                level.at("/items/0/locationId"),
                                "delta",
                                -10,
                                "reason",
                                "DAMAGED"))
                .expect(201);
    }

    /// Reads the pages at both, so that both have them; changes something at the one; reads at once there and until
    /// it is seen at the other.
    private static void follow(List<String> pages, Runnable change, Consumer<List<Api.Response>> seen) {
        read(HERE, pages);
        read(THERE, pages);

        change.run();

        seen.accept(read(HERE, pages));
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> seen.accept(read(THERE, pages)));
    }

    private static List<Api.Response> read(Replica process, List<String> pages) {
        var answers = new ArrayList<Api.Response>();
        pages.forEach(page -> answers.add(process.api().get(page)));
        return answers;
    }

    private static Map<String, List<String>> sameEachTime(Api.Response answer) {
        var same = new HashMap<String, List<String>>();
        answer.headers().forEach((name, values) -> {
            var header = name.toLowerCase(Locale.ROOT);
            if (!OF_EACH_ANSWER.contains(header) && !header.startsWith("ratelimit")) {
                same.put(header, values);
            }
        });
        return same;
    }
}
