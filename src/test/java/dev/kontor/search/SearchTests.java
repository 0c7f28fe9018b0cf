package dev.kontor.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What shoppers find, over a small assortment in a category of its own.
@KontorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTests {

    /// Turns the direction of the text around it; no text anywhere may have it.
    private static final String UNFIT = "\u202e";

    @Autowired
    Api api;

    @Autowired
    private Logins logins;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    private @Nullable String category;
    private String below = "";

    @BeforeEach
    void fillTheShelf() {
        if (category != null) {
            return;
        }
        var shelf = new StoreShelf(
                api.as(logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE)
                        .token()),
                jdbc);
        var top = shelf.category(StoreShelf.unique("Search "), null);
        below = shelf.category("Footwear", top);
        product(shelf, top, "Espresso cup", "ESP-CUP-1", "A small one, of porcelain.", 1_900);
        product(shelf, top, "Cup holder", "HOLD-7", "Holds two.", 900);
        product(shelf, top, "Coffee mug", "MUG-1", "A large cup for filter coffee.", 1_200);
        product(shelf, top, "Espresso machine", "MACH-900", "Makes it with fifteen bar.", 39_900);
        product(shelf, top, "Théière en fonte", "TEA-1", "Cast iron teapot.", 5_900);
        product(shelf, top, "The Who: live", "REC-12", "A record of a concert.", 2_400);
        product(shelf, top, "Wi-Fi router", "AX-3000", "For the whole house.", 8_900);
        product(shelf, top, "Sofa bed", "SOFA-3", "Sleeps two.", 79_900);
        product(shelf, top, "寿司セット", "SUSHI-1", "Six pieces.", 1_500);
        shelf.product(
                "Trail shoe",
                11_900,
                Map.of(
                        "categoryIds",
                        List.of(below),
                        "description",
                        "For running in the woods.",
                        "options",
                        List.of(Map.of("name", "Colour", "values", List.of("Blue"))),
                        "variants",
                        List.of(Map.of(
                                "sku",
                                StoreShelf.unique("TRAIL-"),
                                "barcode",
                                "4006381333931",
                                "options",
                                Map.of("Colour", "Blue")))));
        var running = shelf.draft(
                "Women's running shoes",
                Map.of(
                        "categoryIds",
                        List.of(below),
                        "translations",
                        Map.of("de", Map.of("title", "Laufschuhe für Damen")),
                        "options",
                        List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red, dark"))),
                        "variants",
                        List.of(
                                Map.of("sku", StoreShelf.unique("RUN-"), "options", Map.of("Colour", "Blue")),
                                Map.of("sku", StoreShelf.unique("RUN-"), "options", Map.of("Colour", "Red, dark")))));
        shelf.price(running.at("/variants/0/id"), "USD", 9_900, null);
        shelf.publish(running);
        EventProbe.on(jdbc).awaitDelivered();
        awaitIndexed();
        category = top;
    }

    /// Until the index has what was delivered: PostgreSQL has it at once.
    void awaitIndexed() {}

    /// All products of a manufacturer have the same.
    @Test
    void theBeginningOfAGtinFindsNothing() {
        assertThat(titles(search("&q=4006381"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cup                    | Cup holder, Espresso cup, Coffee mug
            CUPS                   | Espresso cup, Cup holder, Coffee mug
            espresso cup           | Espresso cup
            cup espresso           | Espresso cup
            espresso               | Espresso cup, Espresso machine
            ESP-CUP-1              | Espresso cup
            esp cup 1              | Espresso cup
            espcup1                | Espresso cup
            4006381333931          | Trail shoe
            4 006381 333931        | Trail shoe
            MACH-9                 | Espresso machine
            running shoe           | Women's running shoes, Trail shoe
            shoes                  | Trail shoe, Women's running shoes
            red shoes              | Women's running shoes
            footwear               | Trail shoe, Women's running shoes
            theiere                | Théière en fonte
            THÉIÈRE FONTE          | Théière en fonte
            the who                | The Who: live
            wi-fi                  | Wi-Fi router
            ax 3000                | Wi-Fi router
            寿司                   | 寿司セット
            espres                 | Espresso cup, Espresso machine
            """)
    void whatFitsBetterComesFirst(String text, String titles) {
        var found = search("&q=" + encoded(text) + "&sort=-relevance,title");

        assertThat(titles(found)).containsExactly(titles.split(", "));
        assertThat(found.at("/matched")).isEqualTo("ALL");
        assertThat(found.json().at("/total/value").asInt())
                .isEqualTo(titles(found).size());
        assertThat(found.at("/total/relation")).isEqualTo("EXACT");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            expresso machine       | espresso machine      | Espresso machine
            machnie                | machine               | Espresso machine
            esspreso cup           | espresso cup          | Espresso cup
            cofee mug              | coffee mug            | Coffee mug
            porcelian              | porcelain             | Espresso cup
            runing shoe            | running shoe          | Women's running shoes, Trail shoe
            reocrd                 | record                | The Who: live
            """)
    void typingErrorsAreCorrected(String typed, String meant, String titles) {
        var found = search("&q=" + encoded(typed));

        assertThat(titles(found)).containsExactly(titles.split(", "));
        assertThat(found.at("/correction/text")).isEqualTo(meant);
        assertThat(found.json().at("/correction/applied").asBoolean()).isTrue();
    }

    @Test
    void someOfTheWordsWillDoWhereNothingHasAll() {
        var found = search("&q=espresso%20sofa");

        assertThat(titles(found)).containsExactlyInAnyOrder("Espresso cup", "Espresso machine", "Sofa bed");
        assertThat(found.at("/matched")).isEqualTo("ANY");
        assertThat(found.json().has("correction")).isFalse();
        var nothing = search("&q=zzyzxqj");
        assertThat(titles(nothing)).isEmpty();
        assertThat(nothing.json().at("/total/value").asInt()).isZero();
    }

    @Test
    void theLanguageOfTheShopperIsSearched() {
        assertThat(titles(search("&locale=de&q=laufschuh"))).containsExactly("Laufschuhe für Damen");
        assertThat(titles(search("&locale=de&q=espresso%20cup"))).containsExactly("Espresso cup");
        assertThat(search("&locale=en&q=laufschuhe").json().at("/total/value").asInt())
                .isZero();
    }

    @Test
    void kindsAreCountedAsIfNothingWasFilteredByThem() {
        var all = search("");
        assertThat(counts(all, "availability", "status"))
                .containsExactly(Map.entry("IN_STOCK", 10), Map.entry("OUT_OF_STOCK", 1));
        assertThat(options(all)).containsExactly(Map.entry("Blue", 2), Map.entry("Red, dark", 1));
        assertThat(all.at("/facets/relation")).isEqualTo("EXACT");
        assertThat(all.json().at("/facets/prices").values().stream()
                        .map(price -> price.at("/min/amount").asLong() + "-"
                                + price.at("/max/amount").asLong(0) + ": "
                                + price.at("/count").asInt()))
                .containsExactly(
                        "500-999: 1",
                        "1000-2499: 4",
                        "5000-9999: 3",
                        "10000-24999: 1",
                        "25000-49999: 1",
                        "50000-99999: 1");

        var filter = all.at("/facets/options/0/values/1/filter");
        assertThat(filter).isEqualTo("Colour:Red%2C dark");
        var red = search("&option=" + encoded(filter));
        assertThat(titles(red)).containsExactly("Women's running shoes");
        assertThat(options(red)).containsExactly(Map.entry("Blue", 2), Map.entry("Red, dark", 1));
        assertThat(red.json().at("/facets/options/0/values/1/selected").asBoolean())
                .isTrue();
        assertThat(counts(red, "availability", "status")).containsExactly(Map.entry("OUT_OF_STOCK", 1));

        var both = search("&option=Colour:Blue," + encoded(filter) + "&availability=IN_STOCK");
        assertThat(titles(both)).containsExactly("Trail shoe");
        assertThat(options(both)).containsExactly(Map.entry("Blue", 1));
        assertThat(counts(both, "availability", "status"))
                .containsExactly(Map.entry("IN_STOCK", 1), Map.entry("OUT_OF_STOCK", 1));

        var dear = search("&price.gte=10000&q=espresso%20machine");
        assertThat(titles(dear)).containsExactly("Espresso machine");
        assertThat(dear.json().at("/facets/prices").size()).isOne();
        assertThat(search("&withoutFacets=true").json().has("facets")).isFalse();
        assertThat(search("&option=Colour:Pink").json().at("/total/value").asInt())
                .isZero();
    }

    @Test
    void categoriesAreCountedWithAllBelow() {
        var shoes = api.get("/store/v1/search?q=trail%20shoe&category=" + below).expect(200);

        assertThat(shoes.json().at("/facets/categories").values().stream()
                        .filter(each -> each.at("/id").asString().equals(category)
                                || each.at("/id").asString().equals(below))
                        .map(each -> each.at("/name").asString().split(" ")[0] + " "
                                + each.at("/count").asInt() + " "
                                + each.at("/selected").asBoolean()))
                .containsExactlyInAnyOrder("Search 1 false", "Footwear 1 true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-relevance", "-publishedAt", "publishedAt", "title", "-title", "price", "-price"})
    void pagesFollowEachOtherInEveryOrder(String sort) {
        var whole = titles(search("&limit=100&sort=" + sort));
        assertThat(whole).hasSize(11).doesNotHaveDuplicates();

        var pages = new ArrayList<String>();
        var page = search("&limit=2&sort=" + sort);
        pages.addAll(titles(page));
        while (page.json().at("/page/hasMore").asBoolean()) {
            page = search("&limit=2&sort=" + sort + "&cursor=" + page.at("/page/next"));
            pages.addAll(titles(page));
        }
        assertThat(pages).isEqualTo(whole);
        var before = search("&limit=2&sort=" + sort + "&cursor=" + page.at("/page/prev"));
        assertThat(titles(before)).isEqualTo(whole.subList(8, 10));
    }

    @Test
    void wordsThatWereFoundAreShown() {
        var found = search("&q=cup&highlight=true");

        assertThat(pieces(found.json().at("/items/0/highlight/title"))).containsExactly("[Cup]", " holder");
        assertThat(pieces(found.json().at("/items/1/highlight/title"))).containsExactly("Espresso ", "[cup]");
        assertThat(pieces(found.json().at("/items/2/highlight/title"))).containsExactly("Coffee mug");
        assertThat(pieces(found.json().at("/items/2/highlight/description")))
                .containsExactly("A large ", "[cup]", " for filter coffee.");
        assertThat(pieces(search("&q=theiere&highlight=true").json().at("/items/0/highlight/title")))
                .containsExactly("[Théière]", " en fonte");
        assertThat(search("&q=cups").json().at("/items/0").has("highlight")).isFalse();
    }

    @Test
    void categoriesAreSuggestedWithoutRegardToAccents() {
        var shelf = new StoreShelf(
                api.as(logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE)
                        .token()),
                jdbc);
        var accented = StoreShelf.unique("Crêpière ");
        var plain = StoreShelf.unique("Fondue ");
        shelf.category(accented, null);
        shelf.category(plain, null);

        assertThat(suggestedCategory(accented.replace("Crêpière ", "crepiere%20")))
                .isEqualTo(accented);
        assertThat(suggestedCategory(accented.replace("Crêpière ", "CR%C3%8API%C3%88RE%20")))
                .isEqualTo(accented);
        assertThat(suggestedCategory(plain.replace("Fondue ", "fond%C3%BCe%20")))
                .isEqualTo(plain);
    }

    private String suggestedCategory(String text) {
        return api.get("/store/v1/search/suggestions?q=" + text).expect(200).at("/categories/0/name");
    }

    @Test
    void beginningsAreCompleted() {
        var found = api.get("/store/v1/search/suggestions?q=espres&limit=10").expect(200);

        assertThat(found.json().at("/terms").values().stream().map(JsonNode::asString))
                .contains("espresso");
        assertThat(found.json().at("/products").size()).isPositive();
        assertThat(found.json().at("/terms").size()
                        + found.json().at("/categories").size()
                        + found.json().at("/products").size())
                .isLessThanOrEqualTo(10);
        assertThat(found.statements()).hasSizeLessThanOrEqualTo(4);
        assertThat(api.get("/store/v1/search/suggestions?q=th%C3%A9i%C3%A8re%20fon")
                        .expect(200)
                        .at("/products/0/title"))
                .isEqualTo("Théière en fonte");
        assertThat(api.get("/store/v1/search/suggestions?q=%F0%9F%99%82")
                        .expect(200)
                        .json()
                        .at("/products")
                        .size())
                .isZero();
        api.get("/store/v1/search/suggestions").expectProblem(400, "validation-failed");
        api.get("/store/v1/search/suggestions?q=a&limit=11").expectProblem(400, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "'",
                "''''",
                "\\",
                "\\\\'",
                "%",
                "_",
                "*",
                "a:*b",
                ":*",
                "a & | ! <-> b",
                "!",
                "(",
                "(cup",
                "cup)",
                "cup & !holder",
                "-- drop",
                "$1 :name ?",
                "$$",
                "🙂",
                "🙂 cup",
                "\u202ecup",
                "null",
                "=cup",
                "~cup",
                "&amp;",
                "<script>",
                "{}",
                "[cup]",
                "1=1",
                "\uFFFF",
                "é\u0301\u0301",
                "'cup':A",
                "cup:D*",
                "\t\n"
            })
    void anyTextIsSearched(String text) {
        for (var path : List.of("/store/v1/search?q=", "/store/v1/search/suggestions?q=", "/store/v1/products?q=")) {
            var status = api.get(path + encoded(text)).status();
            assertThat(status).as(path + text).isIn(200, 400);
            assertThat(status == 400).as(path + text).isEqualTo(text.startsWith(UNFIT));
        }
    }

    @Test
    void limitsHold() {
        api.get("/store/v1/search?q=" + "x".repeat(201)).expectProblem(400, "validation-failed");
        api.get("/store/v1/search?q=" + "x%20".repeat(50)).expect(200);
        api.get("/store/v1/search?option=" + "A:x,".repeat(20) + "A:x").expectProblem(400, "invalid-filter");
        api.get("/store/v1/search?option=Colour").expectProblem(400, "invalid-filter");
        api.get("/store/v1/search?option=Colour:%25zz").expectProblem(400, "invalid-filter");
        api.get("/store/v1/search?option=" + "x".repeat(1_001)).expectProblem(400, "validation-failed");
        api.get("/store/v1/search?availability=GONE").expectProblem(400, "validation-failed");
        api.get("/store/v1/search?sort=weight").expectProblem(400, "invalid-filter");
        api.get("/store/v1/search?q=cup&cursor=abc").expectProblem(400, "invalid-cursor");
        api.get("/store/v1/search?category=no-such-slug").expectProblem(404, "not-found");
        api.get("/store/v1/search?currency=CHF").expectProblem(422, "currency-not-supported");
        var next = search("&limit=1").at("/page/next");
        api.get("/store/v1/search?q=cup&limit=1&cursor=" + next).expectProblem(400, "invalid-cursor");
    }

    @Test
    void aSearchThatTakesTooLongIsStoppedAndItsConnectionFree() throws Exception {
        var path = "/store/v1/search?withoutFacets=true&q=cup&currency=USD&category=" + category;
        var table = jdbc.sql(
                        "select 'search.documents_' || slot from search.indexes where locale = 'en' and state = 'ACTIVE'")
                .query(String.class)
                .single();
        try (var blocker = dataSource.getConnection();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            var problem = api.get(path + "&locale=en").expectProblem(503, "query-too-expensive");
            assertThat(problem.requiredHeader("Retry-After")).isEqualTo("1");
            assertThat(jdbc.sql("""
                            select count(*) from pg_stat_activity
                            where state <> 'idle' and query like '%d.words @@%' and pid <> pg_backend_pid()
                            """).query(Integer.class).single()).isZero();
            blocker.rollback();
        }
        assertThat(titles(api.get(path + "&locale=en").expect(200))).isNotEmpty();
    }

    @Test
    void aSearchCostsTheSameForOneProductAndForMany() {
        // The first one reads what the numbers of facets stand for, cards and names.
        assertThat(search("&limit=100&q=cup").statements()).hasSizeLessThanOrEqualTo(6);
        search("&limit=100&q=shoes&option=Colour:Blue&price.gte=1");
        assertThat(search("&limit=1&q=cup").statements()).hasSize(3);
        assertThat(search("&limit=100&q=shoes&option=Colour:Blue&price.gte=1").statements())
                .hasSize(3);
        assertThat(search("&limit=100&highlight=true&q=cup").statements()).hasSize(5);
        assertThat(search("&limit=100&q=espresso%20sofaa%20zzyzxqj").statements())
                .hasSizeLessThanOrEqualTo(9);
    }

    Api.Response search(String query) {
        return api.get("/store/v1/search?category=" + category + "&currency=USD" + query)
                .expect(200);
    }

    private static void product(
            StoreShelf shelf, String category, String title, String sku, String description, long cents) {
        shelf.product(
                title,
                cents,
                Map.of(
                        "categoryIds",
                        List.of(category),
                        "description",
                        description,
                        "variants",
                        List.of(Map.of("sku", sku))));
    }

    private static List<String> titles(Api.Response found) {
        return found.json().at("/items").values().stream()
                .map(item -> item.at("/product/title").asString())
                .toList();
    }

    private static List<String> pieces(JsonNode pieces) {
        return pieces.values().stream()
                .map(piece -> piece.at("/hit").asBoolean()
                        ? "[" + piece.at("/text").asString() + "]"
                        : piece.at("/text").asString())
                .toList();
    }

    private static List<Map.Entry<String, Integer>> counts(Api.Response found, String facet, String name) {
        return found.json().at("/facets/" + facet).values().stream()
                .map(each -> Map.entry(
                        each.at("/" + name).asString(), each.at("/count").asInt()))
                .toList();
    }

    private static List<Map.Entry<String, Integer>> options(Api.Response found) {
        return found.json().at("/facets/options/0/values").values().stream()
                .map(each -> Map.entry(
                        each.at("/value").asString(), each.at("/count").asInt()))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
