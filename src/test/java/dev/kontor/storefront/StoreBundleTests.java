package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What shoppers see of bundles follows their parts: at once on pages, also on those that are kept, soon in lists and
/// search.
@KontorTest
class StoreBundleTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private StoreShelf shelf;
    private String word;
    private String cup;
    private String spoon;
    private String set;
    private String page;

    /// Two cups at 10.00 and a spoon at 3.33, ten percent off; of the cups there are nine, of the spoons ten.
    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        shelf = new StoreShelf(staff, jdbc);
        word = StoreShelf.unique("w");
        var cups = shelf.draft(
                "Cup",
                Map.of(
                        "variants",
                        List.of(Map.of("sku", StoreShelf.unique("CUP-"), "weightGrams", 250)),
                        "translations",
                        Map.of("de", Map.of("title", "Tasse"))));
        shelf.publish(cups);
        cup = cups.at("/variants/0/id");
        shelf.price(cup, "USD", 1000, null);
        shelf.stock(cup, 9);
        // Not sold by itself.
        spoon = shelf.draft("Spoon", Map.of()).at("/variants/0/id");
        shelf.price(spoon, "USD", 333, null);
        shelf.stock(spoon, 10);
        var sets = shelf.draft("Set " + word, Map.of());
        set = sets.at("/variants/0/id");
        shelf.publish(sets);
        page = "/store/v1/products/" + sets.at("/id") + "?currency=USD";
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/variants/" + set + "/bundle",
                        Map.of(
                                "pricing",
                                "SUM",
                                "discountBasisPoints",
                                1000,
                                "parts",
                                List.of(
                                        Map.of("variantId", cup, "quantity", 2),
                                        Map.of("variantId", spoon, "quantity", 1))))
                .expect(200);
    }

    @Test
    void aPageShowsThePartsAndWhatTheyMakeOfIt() {
        var seen = api.get(page + "&locale=de").expect(200);

        assertThat(seen.at("/variants/0/price/amount")).isEqualTo("2100");
        assertThat(seen.at("/variants/0/compareAtPrice/amount")).isEqualTo("2333");
        assertThat(seen.at("/variants/0/weightGrams")).isEqualTo("500");
        assertThat(seen.at("/variants/0/availability/lowStock")).isEqualTo("4");
        assertThat(seen.json().at("/variants/0/parts").size()).isEqualTo(2);
        assertThat(seen.at("/variants/0/parts/0/variantId")).isEqualTo(cup);
        assertThat(seen.at("/variants/0/parts/0/title")).isEqualTo("Tasse");
        assertThat(seen.at("/variants/0/parts/0/localeUsed")).isEqualTo("de");
        assertThat(seen.at("/variants/0/parts/0/slug")).startsWith("tasse");
        assertThat(seen.at("/variants/0/parts/0/quantity")).isEqualTo("2");
        assertThat(seen.at("/variants/0/parts/1/title")).isEqualTo("Spoon");
        assertThat(seen.at("/variants/0/parts/1/localeUsed")).isEqualTo("en");
        assertThat(seen.json().at("/variants/0/parts/1").has("slug")).isFalse();
        assertThat(seen.statements()).hasSize(2);
        var variant = api.get("/store/v1/variants/" + set + "?currency=USD").expect(200);
        assertThat(variant.at("/variant/parts/0/title")).isEqualTo("Cup");
        assertThat(api.get("/store/v1/variants/" + cup + "?currency=USD")
                        .expect(200)
                        .json()
                        .at("/variant")
                        .has("parts"))
                .isFalse();
        var prices = api.post("/store/v1/prices/query", Map.of("variantIds", List.of(set), "currency", "USD"))
                .expect(200);
        assertThat(prices.at("/items/0/price/amount")).isEqualTo("2100");
    }

    @Test
    void aPriceOfAPartReachesPagesListsAndSearch() {
        assertThat(price(api.get(page))).isEqualTo("2100");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(price(search("&price.lte=2100"))).isEqualTo("2100");

        staff.with("If-Match", "*")
                .put("/admin/v1/variants/" + spoon + "/prices", """
                        {"prices": [{"amount": {"amount": 1000, "currency": "USD"}}]}
                        """)
                .expect(200);

        assertThat(price(api.get(page))).isEqualTo("2700");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(search("&price.lte=2699").json().at("/items").size()).isZero();
        assertThat(price(search("&price.gte=2700"))).isEqualTo("2700");
        assertThat(jdbc.sql(
                                "select amount_minor from storefront.product_prices where product_id = (select product_id from"
                                        + " catalog.variants where id = :id) and currency = 'USD'")
                        .param("id", TypeIds.parse(VariantId.class, set).value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2700);
    }

    @Test
    void aChannelSeesWhatThePartsCostInIt() {
        var code = StoreShelf.unique("c");
        staff.post("/admin/v1/channels", Map.of("code", code, "name", "Outlet", "assortment", "ALL"))
                .expect(201);
        var list = staff.post(
                        "/admin/v1/price-lists",
                        Map.of(
                                "name",
                                "Outlet",
                                "status",
                                "ACTIVE",
                                "currency",
                                "USD",
                                "priority",
                                1,
                                "channels",
                                List.of(code)))
                .expect(201)
                .at("/id");
        // Dearer than the set is in the shop, cheaper than it is in the channel.
        shelf.product("Other " + word, 2_500, Map.of());
        var here = "&channel=" + code;
        assertThat(price(api.get(page + here))).isEqualTo("2100");

        staff.post(
                        "/admin/v1/price-lists/" + list + "/prices/bulk",
                        Map.of(
                                "prices",
                                List.of(Map.of("variantId", cup, "amount", Map.of("amount", 1500, "currency", "USD")))))
                .expect(200);

        // Twice 15.00 and 3.33, less ten percent: 29.997.
        var seen = api.get(page + here).expect(200);
        assertThat(price(seen)).isEqualTo("3000");
        assertThat(seen.at("/variants/0/compareAtPrice/amount")).isEqualTo("3333");
        assertThat(price(api.get(page))).isEqualTo("2100");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(price(search(here + "&sort=price"))).isEqualTo("2500");
        assertThat(price(search(here + "&sort=-price"))).isEqualTo("3000");
        assertThat(price(search(here + "&price.gte=2501"))).isEqualTo("3000");
        assertThat(search(here + "&price.lte=2400").json().at("/items")).isEmpty();
        assertThat(price(search("&sort=price"))).isEqualTo("2100");
        var narrowed = "/store/v1/products?currency=USD&price.gte=3000&price.lte=3000&limit=100" + here;
        assertThat(api.get(narrowed).expect(200).json().at("/items").values().stream()
                        .map(item -> item.at("/title").asString()))
                .contains("Set " + word);
        staff.with("If-Match", "*").delete("/admin/v1/price-lists/" + list).expect(204);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(price(search(here + "&sort=price"))).isEqualTo("2100");
    }

    @Test
    void tooFewOfAPartTakeTheBundleOutOfStockAndAreNamed() {
        assertThat(api.get(page).at("/availability/status")).isEqualTo("IN_STOCK");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(search("&availability=IN_STOCK").json().at("/items").size()).isEqualTo(1);

        // One cup is left: nothing that a cup by itself would tell anybody.
        count(cup, 9, 1);

        assertThat(api.get(page).at("/availability/status")).isEqualTo("OUT_OF_STOCK");
        var asked = api.post("/store/v1/availability/query", Map.of("variantIds", List.of(set, cup)))
                .expect(200);
        assertThat(asked.json().at("/items").values().stream()
                        .map(item -> item.at("/variantId").asString() + " "
                                + item.at("/availability/status").asString()))
                .containsExactlyInAnyOrder(set + " OUT_OF_STOCK", cup + " IN_STOCK");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(search("&availability=IN_STOCK").json().at("/items").size()).isZero();
        var explained = staff
                .get("/admin/v1/products/" + page.substring("/store/v1/products/".length(), page.indexOf('?'))
                        + "/visibility?currency=USD")
                .expect(200)
                .json()
                .at("/conditions")
                .values()
                .stream()
                .filter(condition -> condition.at("/code").asString().equals("STOCK"))
                .findFirst()
                .orElseThrow();
        assertThat(explained.at("/met").asBoolean()).isFalse();
        assertThat(explained.at("/detail").asString())
                .isEqualTo("0 of 1 variants are available. Missing bundle parts: %s."
                        .formatted(api.get(page).at("/variants/0/parts/0/sku")));

        count(cup, 1, 2);
        assertThat(api.get(page).at("/availability/status")).isEqualTo("IN_STOCK");
    }

    private void count(String variant, int expected, int units) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of(
                                "variantId",
                                variant,
                                "locationId",
                                staff.get("/admin/v1/inventory-levels?variantId=" + variant)
                                        .at("/items/0/locationId"),
                                "delta",
                                units - expected,
                                "reason",
                                "CORRECTION"))
                .expect(201);
    }

    private Api.Response search(String more) {
        return api.get("/store/v1/search?currency=USD&q=" + word + more).expect(200);
    }

    private static String price(Api.Response answer) {
        var path = answer.json().has("items") ? "/items/0/product/price/min/amount" : "/price/min/amount";
        return answer.expect(200).at(path);
    }
}
