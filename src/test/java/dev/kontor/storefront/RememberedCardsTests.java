package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.media.Drawings;
import dev.kontor.media.library.Upload;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Lists and searches for which no response is cached, of products whose cards are remembered.
@KontorTest
class RememberedCardsTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private StoreShelf shelf;
    private String word;
    private String category;
    private String brand;
    private Api.Response picture;
    private String product;
    private String variant;

    /// No two lists have the same, so that the response cache knows none of them.
    private int limit = 1;

    @BeforeEach
    void openTheShelf() {
        staff = api.as(logins.owner().token()).with("If-Match", "*");
        shelf = new StoreShelf(staff, jdbc);
        word = StoreShelf.unique("card");
        category = shelf.category(StoreShelf.unique("Cards "), null);
        brand = staff.post("/admin/v1/brands", Map.of("name", StoreShelf.unique("Brand ")))
                .expect(201)
                .at("/id");
        picture = Upload.of(Drawings.jpeg(600, 200))
                .meta("{\"alt\": {\"en\": \"Before\"}}")
                .by(staff)
                .expect(201);
        product = product("Lamp");
        variant = staff.get("/admin/v1/products/" + product).expect(200).at("/variants/0/id");
    }

    private String product(String title) {
        var id = shelf.product(
                title,
                1_999,
                Map.of(
                        "description",
                        word,
                        "categoryIds",
                        List.of(category),
                        "brandId",
                        brand,
                        "translations",
                        Map.of("de", Map.of("title", "Leuchte"))));
        staff.put("/admin/v1/products/" + id + "/media", Map.of("media", List.of(Map.of("mediaId", picture.at("/id")))))
                .expect(200);
        return id;
    }

    @Test
    void aListOfKnownCardsFindsThePageAndReadsNoCard() {
        IntStream.range(0, 4).forEach(number -> product("Lamp " + number));
        EventProbe.on(jdbc).awaitDelivered();
        limit = 10;
        var first = list("");
        assertThat(first.statements())
                .as("the category, the page and its cards")
                .hasSize(3);

        var second = list("");
        assertThat(second.statements())
                .as("the category and the page")
                .hasSize(2)
                .noneMatch(this::readsCards);
        assertThat(second.json().at("/items")).isEqualTo(first.json().at("/items"));
        assertThat(list("&sort=publishedAt").statements()).noneMatch(this::readsCards);
    }

    @Test
    void aListOfAllProductsIsOneStatement() {
        EventProbe.on(jdbc).awaitDelivered();
        api.get("/store/v1/products?limit=7").expect(200);

        var list = api.get("/store/v1/products?limit=6").expect(200);

        assertThat(list.json().at("/items").size()).isPositive();
        assertThat(list.statements()).hasSize(1);
    }

    @Test
    void onlyCardsThatAreNotKnownAreRead() {
        list("");
        var other = product("Other");

        var both = list("");

        assertThat(both.statements().stream().filter(this::readsCards)).hasSize(1);
        assertThat(both.json().at("/items").size()).isEqualTo(2);
        assertThat(api.get("/store/v1/products/" + other + "/related")
                        .expect(200)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void searchesAndListsShareCards() {
        found(1);
        list("");

        var search = search();

        assertThat(search.statements()).isNotEmpty().noneMatch(this::readsCards);
        assertThat(search.json().at("/items/0/product")).isEqualTo(card());
    }

    @Test
    void aChangeOfTheProductIsSeenAtOnce() {
        seen("/title", "Lamp");
        change("products/" + product, Map.of("title", "Bulb"));
        seen("/title", "Bulb");
        assertThat(list("&locale=de").at("/items/0/title")).isEqualTo("Leuchte");
        staff.put("/admin/v1/products/" + product + "/translations/de", Map.of("title", "Birne"))
                .expect(200);
        assertThat(list("&locale=de").at("/items/0/title")).isEqualTo("Birne");
        change("brands/" + brand, Map.of("name", "Renamed " + word));
        seen("/brand/name", "Renamed " + word);
        seen("/image/alt", "Before");
        change("media/" + picture.at("/id"), Map.of("alt", Map.of("en", "After")));
        seen("/image/alt", "After");
        staff.put("/admin/v1/products/" + product + "/media", Map.of("media", List.of()))
                .expect(200);
        assertThat(card().has("image")).isFalse();
        var review = api.as(logins.customer().token())
                .withIdempotencyKey()
                .post(
                        "/store/v1/products/" + product + "/reviews",
                        Map.of("rating", 4, "title", "Good", "body", "Good.", "author", "Ada L.", "locale", "en"))
                .expect(201);
        assertThat(card().has("rating")).isFalse();
        change("reviews/" + review.at("/id"), Map.of("status", "APPROVED"));
        seen("/rating/average", "4.0");
        staff.post("/admin/v1/products/" + product + "/unpublish").expect(200);
        assertThat(list("").json().at("/items").size()).isZero();
        assertThat(search().json().at("/items").size()).isZero();
        staff.post("/admin/v1/products/" + product + "/publish").expect(200);
        seen("/rating/average", "4.0");
    }

    @Test
    void namesInFacetsAreSeenAtOnce() {
        found(1);
        assertThat(search().statements()).noneMatch(sql -> sql.contains("pub_categor") || sql.contains("pub_brands"));

        change("categories/" + category, Map.of("name", "Renamed shelf"));
        change("brands/" + brand, Map.of("name", "Renamed maker " + word));

        var facets = search().json().at("/facets");
        assertThat(facets.at("/categories/0/name").asString()).isEqualTo("Renamed shelf");
        assertThat(facets.at("/brands/0/name").asString()).isEqualTo("Renamed maker " + word);
    }

    @Test
    void aChangeOfPriceOrStockIsSeenAtOnce() {
        seen("/price/min/amount", "1999");
        seen("/availability/lowStock", "absent");
        staff.put("/admin/v1/variants/" + variant + "/prices", Map.of("prices", List.of(amount(2_111))))
                .expect(200);
        seen("/price/min/amount", "2111");

        var location =
                staff.get("/admin/v1/inventory-levels?variantId=" + variant).at("/items/0/locationId");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of("variantId", variant, "locationId", location, "delta", -8, "reason", "DAMAGED"))
                .expect(201);
        seen("/availability/lowStock", "2");
        change("settings/storefront", Map.of("lowStock", 1));
        seen("/availability/lowStock", "absent");
        staff.patch("/admin/v1/settings/storefront", "{\"lowStock\": null}").expect(200);
        seen("/availability/lowStock", "2");
    }

    @Test
    void aPriceListIsSeenAsSoonAsItApplies() {
        seen("/price/min/amount", "1999");
        var sale = priceList(Map.of("kind", "SALE"), 1_500);
        seen("/price/min/amount", "1500");
        seen("/price/compareAtPrice/amount", "1999");

        staff.delete(sale).expect(204);
        seen("/price/min/amount", "1999");
        assertThat(card().at("/price").has("compareAtPrice")).isFalse();
    }

    /// Its beginning is no change that somebody makes: Kontor publishes it when it is due.
    @Test
    void aPriceListThatBeginsIsSeenOnceItsBeginningIsPublished() {
        var sale = priceList(Map.of("kind", "SALE", "startsAt", "2100-01-01T00:00:00Z"), 1_500);
        seen("/price/min/amount", "1999");

        jdbc.sql("update pricing.price_lists set starts_at = now() - interval '1 second' where id = :id")
                .param("id", TypeIds.parse(PriceListId.class, sale.substring(sale.lastIndexOf('/') + 1)))
                .update();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(search().at("/items/0/product/price/min/amount"))
                        .isEqualTo("1500"));
        seen("/price/min/amount", "1500");
    }

    @Test
    void aPartOfABundleIsSeenInItsCard() {
        var set = shelf.draft("Set", Map.of("categoryIds", List.of(category)));
        staff.put(
                        "/admin/v1/variants/" + set.at("/variants/0/id") + "/bundle",
                        Map.of("pricing", "SUM", "parts", List.of(Map.of("variantId", variant, "quantity", 2))))
                .expect(200);
        shelf.publish(set);
        assertThat(bundle(set).at("/price/min/amount").asLong()).isEqualTo(3_998);

        staff.put("/admin/v1/variants/" + variant + "/prices", Map.of("prices", List.of(amount(1_000))))
                .expect(200);

        assertThat(bundle(set).at("/price/min/amount").asLong()).isEqualTo(2_000);
    }

    private JsonNode bundle(Api.Response set) {
        return list("").json().at("/items").values().stream()
                .filter(card -> card.at("/id").asString().equals(set.at("/id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyChannelHasItsOwnAssortmentAndPrices() {
        var code = StoreShelf.unique("c");
        staff.post("/admin/v1/channels", Map.of("code", code, "name", "Outlet", "assortment", "ALL"))
                .expect(201);
        var there = "&channel=" + code;
        assertThat(list(there).at("/items/0/price/min/amount")).isEqualTo("1999");
        priceList(Map.of("kind", "OVERRIDE", "channels", List.of(code)), 1_200);

        assertThat(list(there).at("/items/0/price/min/amount")).isEqualTo("1200");
        seen("/price/min/amount", "1999");
        staff.put("/admin/v1/products/" + product + "/channels/" + code, Map.of("listed", false))
                .expect(200);
        assertThat(list(there).json().at("/items").size()).isZero();
        seen("/price/min/amount", "1999");
    }

    @Test
    void pricesOfACustomerAreNeverRemembered() {
        var member = logins.customer();
        var group = staff.post(
                        "/admin/v1/customer-groups", Map.of("code", "g-" + UUID.randomUUID(), "name", "Resellers"))
                .expect(201)
                .at("/id");
        staff.post(
                        "/admin/v1/customer-groups/" + group + "/members",
                        Map.of("customerIds", List.of(member.id().text())))
                .expect(200);
        priceList(Map.of("kind", "OVERRIDE", "customerGroupIds", List.of(group)), 900);
        EventProbe.on(jdbc).awaitDelivered();
        var mine = api.as(member.token());
        var other = api.as(logins.customer().token());

        for (int round = 0; round < 2; round++) {
            assertThat(list(mine, "").at("/items/0/price/min/amount")).isEqualTo("900");
            assertThat(list(mine, "").statements()).anyMatch(this::readsCards);
            assertThat(list(other, "").at("/items/0/price/min/amount")).isEqualTo("1999");
            seen("/price/min/amount", "1999");
        }
    }

    @Test
    void eachCountryHasItsOwnCards() {
        priceList(Map.of("kind", "OVERRIDE", "basis", "NET"), 600);

        for (int round = 0; round < 2; round++) {
            assertThat(list("").at("/items/0/price/taxIncluded")).isEqualTo("false");
            assertThat(list("&country=NZ").at("/items/0/price/min/amount")).isEqualTo("600");
        }
    }

    /// What a list and a search show of the product now; `absent` if it is missing.
    private void seen(String pointer, String value) {
        found(1);
        assertThat(card().at(pointer).asString("absent")).isEqualTo(value);
        assertThat(search().json().at("/items/0/product" + pointer).asString("absent"))
                .isEqualTo(value);
    }

    private JsonNode card() {
        return list("").json().at("/items/0");
    }

    private Api.Response list(String more) {
        return list(api, more);
    }

    private Api.Response list(Api reader, String more) {
        limit++;
        return reader.get("/store/v1/products?currency=USD&limit=" + limit + "&category=" + category + more)
                .expect(200);
    }

    private Api.Response search() {
        return api.get("/store/v1/search?currency=USD&q=" + word).expect(200);
    }

    /// The index follows.
    private void found(int products) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> search().json().at("/items").size() == products);
    }

    private boolean readsCards(String sql) {
        return sql.contains("prior_minors");
    }

    private void change(String path, Map<String, ?> change) {
        staff.patch("/admin/v1/" + path, change).expect(200);
    }

    /// A price list with the variant; its path.
    private String priceList(Map<String, Object> more, long cents) {
        var request = new HashMap<String, Object>(
                Map.of("name", "Cards", "status", "ACTIVE", "currency", "USD", "priority", 1));
        request.putAll(more);
        var path = staff.post("/admin/v1/price-lists", request).expect(201).requiredHeader("Location");
        var price = new HashMap<String, Object>(amount(cents));
        price.put("variantId", variant);
        staff.post(path + "/prices/bulk", Map.of("prices", List.of(price))).expect(200);
        return path;
    }

    private static Map<String, Object> amount(long cents) {
        return Map.of("amount", Map.of("amount", cents, "currency", "USD"));
    }
}
