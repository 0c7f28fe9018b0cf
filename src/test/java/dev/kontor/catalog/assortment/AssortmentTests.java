package dev.kontor.catalog.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What shoppers of a channel see, and what they do not.
@KontorTest
class AssortmentTests {

    private static final String CHANNELS = "/admin/v1/channels";
    private static final String PRODUCTS = "/admin/v1/products/";
    private static final String STORE = "/store/v1/";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AssortmentWatch watch;

    private Api staff;
    private StoreShelf shelf;
    private String code;
    private String channel;

    @BeforeEach
    void openTheOutlet() {
        staff = api.as(logins.owner().token()).with("If-Match", "*");
        shelf = new StoreShelf(staff, jdbc);
        code = StoreShelf.unique("c");
        channel = open(Map.of(
                "code",
                code,
                "name",
                "Outlet",
                "assortment",
                "CHOSEN",
                "locales",
                List.of("de"),
                "currencies",
                List.of("EUR", "USD")));
    }

    @Test
    void nothingButTheAssortmentIsFoundAnywhere() {
        var word = StoreShelf.unique("word");
        var category = shelf.category(StoreShelf.unique("Rest "), null);
        var more = Map.<String, Object>of("categoryIds", List.of(category), "tags", List.of(word));
        var sold = shelf.product(word + " sold", 300, more);
        var other = shelf.product(word + " other", 200, more);
        relate(sold, other);
        choose(Map.of("add", List.of(sold)));
        EventProbe.on(jdbc).awaitDelivered();
        var variant = api.get(STORE + "products/" + other).expect(200).at("/variants/0/id");
        var here = api.get(STORE + "products/" + sold).expect(200).at("/variants/0/id");

        for (var list : List.of(
                "products?category=" + category,
                "products?tag=" + word,
                "products?sort=title&tag=" + word,
                "products?sort=-price&currency=USD&category=" + category,
                "products?q=" + word,
                "search?q=" + word,
                "products?inStock=true&category=" + category)) {
            assertThat(ids(list)).as(list).containsExactlyInAnyOrder(sold, other);
            assertThat(ids(list + "&channel=" + code)).as(list).containsExactly(sold);
        }
        assertThat(ids("products?channel=" + code)).containsExactly(sold);
        var facets = api.get(STORE + "search?q=" + word + "&channel=" + code).expect(200);
        assertThat(facets.at("/total/value")).isEqualTo("1");
        assertThat(facets.at("/facets/categories/0/count")).isEqualTo("1");
        var suggested = STORE + "search/suggestions?q=" + word;
        assertThat(api.get(suggested).expect(200).json().at("/products").size()).isEqualTo(2);
        assertThat(api.get(suggested + "&channel=" + code).expect(200).json().at("/products"))
                .hasSize(1)
                .allSatisfy(
                        product -> assertThat(product.at("/id").stringValue()).isEqualTo(sold));

        for (var gone : List.of(
                "products/" + other,
                "products/" + other + "/related",
                "variants/" + variant,
                "routes/resolve?path=/products/" + slug(other))) {
            api.get(STORE + gone).expect(200);
            api.get(STORE + gone + (gone.contains("?") ? "&" : "?") + "channel=" + code)
                    .expectProblem(404, "not-found");
        }
        assertThat(api.get(STORE + "products/" + sold + "/related?channel=" + code)
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        api.get(STORE + "routes/resolve?path=/products/" + slug(sold) + "&channel=" + code)
                .expect(200);
        for (var query : List.of("prices/query", "availability/query")) {
            var both = Map.of("variantIds", List.of(variant, here), "channel", code);
            var wanted = query.startsWith("p") ? with(both, "currency", "USD") : both;
            assertThat(api.post(STORE + query, wanted).expect(200).json().at("/items"))
                    .hasSize(1)
                    .allSatisfy(item ->
                            assertThat(item.at("/variantId").stringValue()).isEqualTo(here));
        }
    }

    @Test
    void compoundsThatNobodyCanBuyAreNotSuggested() {
        var word = "wurm" + StoreShelf.unique("");
        var toy = shelf.product("Toy", 300, Map.of("translations", Map.of("de", Map.of("title", "Holz" + word))));
        choose(Map.of("add", List.of(shelf.product("Cup", 300, Map.of()))));
        EventProbe.on(jdbc).awaitDelivered();
        var suggested = STORE + "search/suggestions?locale=de&q=" + word;

        assertThat(terms(suggested)).containsExactly("holz" + word);
        assertThat(terms(suggested + "&channel=" + code)).isEmpty();
        staff.post(PRODUCTS + toy + "/unpublish").expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(terms(suggested)).isEmpty();
    }

    private List<String> terms(String path) {
        return api.get(path).expect(200).json().at("/terms").values().stream()
                .map(term -> term.asString())
                .toList();
    }

    @Test
    void theChannelDecidesLanguageAndCurrencyAndRefusesOthers() {
        var product = shelf.product("Cup", 300, Map.of("translations", Map.of("de", Map.of("title", "Tasse"))));
        choose(Map.of("add", List.of(product)));
        var page = STORE + "products/" + product + "?channel=" + code;

        var seen = api.with("Accept-Language", "fr, en").get(page).expect(200);
        assertThat(seen.at("/title")).isEqualTo("Tasse");
        assertThat(seen.requiredHeader("Content-Language")).isEqualTo("de");
        assertThat(seen.json().has("price")).isFalse();
        assertThat(api.get(page + "&currency=USD&locale=de-AT").expect(200).at("/price/min/amount"))
                .isEqualTo("300");
        var tongue = api.get(page + "&locale=fr").expectProblem(400, "locale-not-supported");
        assertThat(tongue.json().at("/locales").toString()).isEqualTo("[\"de\"]");
        var money = api.get(page + "&currency=JPY").expectProblem(422, "currency-not-supported");
        assertThat(money.json().at("/currencies").toString()).isEqualTo("[\"EUR\",\"USD\"]");

        var shop = api.get(STORE + "shop?channel=" + code).expect(200);
        assertThat(shop.at("/channel")).isEqualTo(code);
        assertThat(shop.at("/defaultLocale")).isEqualTo("de");
        assertThat(shop.at("/defaultCurrency")).isEqualTo("EUR");
        assertThat(shop.at("/channels/0/code")).isEqualTo("default");
        assertThat(shop.text()).contains("\"code\":\"" + code + "\"");

        var key = staff.post("/admin/v1/api-keys", Map.of("name", "Outlet", "kind", "PUBLISHABLE", "channel", code))
                .expect(201)
                .at("/key/publishableKey");
        var frontEnd = api.with("X-Publishable-Key", key);
        assertThat(frontEnd.get(STORE + "products/" + product).expect(200).at("/title"))
                .isEqualTo("Tasse");
        assertThat(frontEnd.get(STORE + "shop").expect(200).at("/channel")).isEqualTo(code);
        assertThat(frontEnd.get(STORE + "shop?channel=default").expect(200).at("/channel"))
                .isEqualTo("default");
        assertThat(api.get(STORE + "products/" + product).expect(200).at("/title"))
                .isEqualTo("Cup");
        api.with("X-Publishable-Key", key + "x")
                .get(STORE + "products/" + product)
                .expectProblem(401, "unauthenticated");

        staff.delete(CHANNELS + "/" + channel).expectProblem(409, "in-use");
        staff.patch(CHANNELS + "/" + channel, Map.of("active", false)).expect(200);
        var closed = api.get(page).expectProblem(400, "unknown-channel");
        assertThat(closed.text()).contains("\"default\"").doesNotContain("\"" + code + "\",");
        frontEnd.get(STORE + "products/" + product).expectProblem(400, "unknown-channel");
        api.get(STORE + "shop?channel=nowhere").expectProblem(400, "unknown-channel");
        assertThat(api.get(STORE + "shop").expect(200).text()).doesNotContain(code);
    }

    @Test
    void aProductComesIntoAChannelAndLeavesItByTheClockOfTheDatabase() {
        var product = shelf.product("Dated", 300, Map.of());
        var page = STORE + "products/" + product + "?channel=" + code;
        var list = "products?channel=" + code;
        var inChannel = PRODUCTS + product + "/channels/" + code;
        staff.put(
                        inChannel,
                        Map.of(
                                "listed",
                                true,
                                "publishedFrom",
                                "2100-01-01T00:00:00Z",
                                "publishedUntil",
                                "2100-02-01T00:00:00Z"))
                .expect(200);
        api.get(page).expectProblem(404, "not-found");
        assertThat(ids(list)).isEmpty();

        pass(product, "published_from");
        api.get(page).expect(200);
        assertThat(ids(list + "&limit=9")).containsExactly(product);
        watch.publishDue();
        assertThat(ids(list)).containsExactly(product);
        assertThat(told(product)).last().isEqualTo("product.channel_changed");

        pass(product, "published_until");
        api.get(page + "&currency=USD").expectProblem(404, "not-found");
        assertThat(ids(list + "&limit=8")).isEmpty();
        watch.publishDue();
        api.get(page).expectProblem(404, "not-found");
        assertThat(ids(list)).isEmpty();
        int told = told(product).size();
        watch.publishDue();
        assertThat(told(product)).hasSize(told);

        // The product itself comes and goes as in the shop.
        staff.put(inChannel, Map.of("listed", true)).expect(200);
        assertThat(ids(list)).containsExactly(product);
        staff.post(PRODUCTS + product + "/unpublish").expect(200);
        assertThat(ids(list)).isEmpty();
        staff.post(PRODUCTS + product + "/publish").expect(200);
        assertThat(ids(list)).containsExactly(product);
    }

    @Test
    void aChannelThatSellsEverythingCanLeaveSomethingOut() {
        var whole = StoreShelf.unique("c");
        var id = open(Map.of("code", whole, "name", "Whole", "assortment", "ALL"));
        var category = shelf.category(StoreShelf.unique("Rest "), null);
        var more = Map.<String, Object>of("categoryIds", List.of(category));
        var first = shelf.product("First", 300, more);
        var second = shelf.product("Second", 300, more);
        var list = "products?category=" + category + "&channel=" + whole;
        assertThat(ids(list)).containsExactly(second, first);

        staff.put(PRODUCTS + first + "/channels/" + whole, Map.of("listed", false))
                .expect(200);

        assertThat(ids(list)).containsExactly(second);
        assertThat(ids("products?limit=100&channel=" + whole)).contains(second).doesNotContain(first);
        api.get(STORE + "products/" + first + "?channel=" + whole).expectProblem(404, "not-found");
        api.get(STORE + "products/" + first).expect(200);
        var all = staff.get(PRODUCTS + first + "/channels").expect(200).json().at("/items");
        assertThat(all).filteredOn(item -> item.at("/decided").booleanValue()).hasSize(1);
        staff.delete(PRODUCTS + first + "/channels/" + whole).expect(204);
        assertThat(ids(list)).containsExactly(second, first);
        staff.delete(CHANNELS + "/" + id).expect(204);
    }

    @Test
    void manyProductsAreChosenAtOnceOrNone() {
        var products = IntStream.range(0, 3)
                .mapToObj(number -> shelf.product("Many " + number, 100, Map.of()))
                .toList();
        var one = choose(Map.of("add", products.subList(0, 1)));
        var three = choose(Map.of("add", products));
        assertThat(three.at("/changed")).isEqualTo("2");
        assertThat(three.at("/unchanged")).isEqualTo("1");
        // Only the very first entry marks the channel.
        assertThat(three.statements().size())
                .isLessThanOrEqualTo(one.statements().size());
        var list = api.get(STORE + "products?channel=" + code).expect(200);
        assertThat(list.json().at("/items").size()).isEqualTo(3);
        assertThat(list.statements()).hasSize(2);

        var path = CHANNELS + "/" + channel + "/products";
        var stranger = ProductId.next().text();
        var refused = staff.post(path, Map.of("remove", List.of(products.getFirst(), stranger)))
                .expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/remove/1");
        staff.post(path, Map.of("add", products, "remove", products)).expectProblem(422, "rejected");
        staff.post(
                        path,
                        Map.of(
                                "add",
                                products,
                                "publishedFrom",
                                "2027-01-01T00:00:00Z",
                                "publishedUntil",
                                "2026-01-01T00:00:00Z"))
                .expectProblem(422, "rejected");
        assertThat(ids("products?channel=" + code)).hasSize(3);
        staff.post(path, Map.of("remove", products.subList(0, 2))).expect(200);
        assertThat(ids("products?channel=" + code)).containsExactly(products.getLast());
        assertThat(staff.get(path + "?withTotal=true").expect(200).at("/page/total"))
                .isEqualTo("3");

        var single = PRODUCTS + products.getFirst() + "/channels/" + code;
        var stale = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        stale.put(single, Map.of("listed", true)).expectProblem(428, "precondition-required");
        stale.with("If-Match", "\"1\"").put(single, Map.of("listed", true)).expectProblem(412, "precondition-failed");
        stale.with("If-Match", staff.get(single).requiredHeader("ETag"))
                .put(single, Map.of("listed", true))
                .expect(200);
        staff.put(single, Map.of("listed", false, "publishedFrom", "2027-01-01T00:00:00Z"))
                .expectProblem(422, "rejected");
        staff.put(PRODUCTS + stranger + "/channels/" + code, Map.of("listed", true))
                .expectProblem(404, "not-found");
        staff.put(PRODUCTS + products.getFirst() + "/channels/nowhere", Map.of("listed", true))
                .expectProblem(404, "not-found");
    }

    @Test
    void aDecisionThatIsMadeAgainHasAnotherVersion() {
        var single = PRODUCTS + shelf.product("Again", 100, Map.of()) + "/channels/" + code;
        var read = staff.put(single, Map.of("listed", true)).expect(200).requiredHeader("ETag");
        staff.delete(single).expect(204);
        staff.put(single, Map.of("listed", false)).expect(200);

        api.as(logins.owner().token())
                .with("If-Match", read)
                .put(single, Map.of("listed", true, "publishedUntil", "2100-01-01T00:00:00Z"))
                .expectProblem(412, "precondition-failed");
    }

    @Test
    void productsWithOneSlugInTwoLanguagesAreFoundInTheirChannels() {
        var slug = StoreShelf.unique("gift-");
        var english = shelf.product("Gift", 100, Map.of("slug", slug));
        var german = shelf.product(
                "Poison", 100, Map.of("translations", Map.of("de", Map.of("title", "Gift", "slug", slug))));
        choose(Map.of("add", List.of(english)));
        var suffix = "?locale=de&channel=" + code;

        for (var page : List.of("", "/related", "/reviews")) {
            api.get(STORE + "products/" + slug + page + suffix).expect(200);
        }
        assertThat(api.get(STORE + "products/" + slug + suffix).expect(200).at("/id"))
                .isEqualTo(english);
        assertThat(api.get(STORE + "routes/resolve" + suffix + "&path=/products/" + slug)
                        .expect(200)
                        .at("/id"))
                .isEqualTo(english);
        assertThat(api.get(STORE + "products/" + slug + "?locale=de")
                        .expect(200)
                        .at("/id"))
                .isEqualTo(german);
    }

    @Test
    void aChannelThatIsDeletedWhileItIsFilledLeavesNothingBehind() throws Exception {
        var product = shelf.product("Raced", 100, Map.of());
        var threads = new ArrayList<Thread>();
        for (int number = 0; number < 4; number++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> staff.post(CHANNELS + "/" + channel + "/products", Map.of("add", List.of(product)))));
        }
        threads.add(Thread.ofVirtual().start(() -> staff.delete(CHANNELS + "/" + channel)));
        for (var thread : threads) {
            thread.join();
        }

        staff.get(CHANNELS + "/" + channel).expectProblem(404, "not-found");
        assertThat(jdbc.sql("select count(*) from catalog.channel_products where product_id = :id")
                        .param("id", TypeIds.parse(ProductId.class, product).value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// The moment of the entry is now in the past.
    private void pass(String product, String column) {
        jdbc.sql("""
                with moved as (
                    update catalog.channel_products
                    set %1$s = now() - interval '1 millisecond', due_at = now() - interval '1 millisecond'
                    where product_id = :id
                )
                select 1
                """.formatted(column))
                .param("id", TypeIds.parse(ProductId.class, product).value())
                .query(Integer.class)
                .single();
        jdbc.sql("select catalog.relist_channels(array[:id::uuid])")
                .param("id", TypeIds.parse(ProductId.class, product).value())
                .query((_, _) -> true)
                .single();
    }

    private List<String> told(String product) {
        return EventProbe.on(jdbc).typesOf(TypeIds.parse(ProductId.class, product));
    }

    private String open(Map<String, Object> wish) {
        return staff.post(CHANNELS, wish).expect(201).at("/id");
    }

    private Api.Response choose(Map<String, Object> wish) {
        return staff.post(CHANNELS + "/" + channel + "/products", wish).expect(200);
    }

    private void relate(String product, String other) {
        staff.put(
                        PRODUCTS + product + "/relations",
                        Map.of("relations", List.of(Map.of("kind", "RELATED", "productId", other))))
                .expect(200);
    }

    private String slug(String product) {
        return api.get(STORE + "products/" + product).expect(200).at("/slug");
    }

    private List<String> ids(String list) {
        return api.get(STORE + list).expect(200).json().at("/items").values().stream()
                .map(item ->
                        item.at(item.has("product") ? "/product/id" : "/id").asString())
                .toList();
    }

    private static Map<String, Object> with(Map<String, ?> map, String key, Object value) {
        var more = new HashMap<String, Object>(map);
        more.put(key, value);
        return more;
    }
}
