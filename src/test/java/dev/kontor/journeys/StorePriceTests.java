package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What store reads show of price lists: to whom, where, and never to others.
@KontorTest
class StorePriceTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private Api staff;
    private VariantId mug;
    private String variant;
    private String product;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token()).with("If-Match", "*");
        mug = new BuyingShop(api, jdbc).variant(1_000, 500);
        variant = "/store/v1/variants/" + mug.text() + "?currency=USD";
        product = "/store/v1/products/"
                + api.get(variant + "&locale=en").expect(200).at("/variant/productId") + "?currency=USD";
    }

    @Test
    void pricesOfAGroupAreShownToItsMembersAndNeverCached() {
        var member = logins.customer();
        var other = api.as(logins.customer().token());
        api.get(product).expect(200);
        list(Map.of("kind", "OVERRIDE", "customerGroupIds", List.of(group(member))), Map.of());
        EventProbe.on(jdbc).awaitDelivered();
        var mine = api.as(member.token());

        for (int round = 0; round < 2; round++) {
            for (var url : List.of(variant, product)) {
                var shown = mine.get(url).expect(200);
                assertThat(shown.requiredHeader("Cache-Control"))
                        .contains("private")
                        .doesNotContain("public", "s-maxage");
                assertThat(shown.header("Cache-Tag")).isEmpty();
                assertThat(price(shown)).isEqualTo(600);
                assertThat(price(api.get(url).expect(200))).isEqualTo(1_000);
                assertThat(price(other.get(url).expect(200))).isEqualTo(1_000);
                shown.header("ETag")
                        .ifPresent(tag -> assertThat(price(
                                        api.with("If-None-Match", tag).get(url).expect(200)))
                                .isEqualTo(1_000));
            }
            var query = Map.of("variantIds", List.of(mug.text()), "currency", "USD");
            assertThat(mine.post("/store/v1/prices/query", query).expect(200).at("/items/0/price/amount"))
                    .isEqualTo("600");
            assertThat(api.post("/store/v1/prices/query", query).expect(200).at("/items/0/price/amount"))
                    .isEqualTo("1000");
        }
        assertThat(api.get(product).statements()).isEmpty();
        api.as(member.token() + "x").get(product).expectProblem(401, "unauthenticated");
        api.get(product + "&customerId=" + member.id().text()).expectProblem(400, "unknown-parameter");
    }

    @Test
    void aCountryShowsItsPricesWithItsTax() {
        list(Map.of("kind", "OVERRIDE", "basis", "NET"), Map.of());
        EventProbe.on(jdbc).awaitDelivered();

        var stored = api.get(variant).expect(200);
        assertThat(price(stored)).isEqualTo(600);
        assertThat(stored.at("/variant/taxIncluded")).isEqualTo("false");
        // 600 * 1.24
        var iceland = api.get(variant + "&country=IS").expect(200);
        assertThat(price(iceland)).isEqualTo(744);
        assertThat(iceland.at("/variant/taxIncluded")).isEqualTo("true");
        var page = api.get(product + "&country=IS").expect(200);
        assertThat(page.at("/price/min/amount")).isEqualTo("744");
        assertThat(page.at("/price/taxIncluded")).isEqualTo("true");
        var zealand = api.get(variant + "&country=NZ").expect(200);
        assertThat(price(zealand)).isEqualTo(600);
        assertThat(zealand.at("/variant/taxIncluded")).isEqualTo("false");
        api.get(variant + "&country=Iceland").expectProblem(400, "validation-failed");
    }

    @Test
    void surchargesAreShownWithTaxLikeThePriceTheyAreAddedTo() {
        list(Map.of("kind", "OVERRIDE", "basis", "NET"), Map.of());
        var engraving = Map.of(
                "code",
                "engraving",
                "label",
                "Engraving",
                "kind",
                "TEXT",
                "maxLength",
                12,
                "surcharges",
                List.of(dollars(100)));
        staff.put(
                        "/admin/v1/products/" + api.get(variant).at("/variant/productId") + "/inputs",
                        Map.of("inputs", List.of(engraving)))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(api.get(product).expect(200).at("/inputs/0/surcharge/amount"))
                .isEqualTo("100");
        assertThat(api.get(product + "&country=IS").expect(200).at("/inputs/0/surcharge/amount"))
                .isEqualTo("124");
        assertThat(api.get(product + "&country=NZ").expect(200).at("/inputs/0/surcharge/amount"))
                .isEqualTo("100");
    }

    /// A bundle is shown as its price is stored, whatever the country.
    @Test
    void tiersOfABundleAreShownLikeItsPrice() {
        var part = new BuyingShop(api, jdbc).variant(300, 500);
        staff.put(
                        "/admin/v1/variants/" + mug.text() + "/bundle",
                        Map.of("pricing", "WHOLE", "parts", List.of(Map.of("variantId", part.text(), "quantity", 2))))
                .expect(200);
        list(
                Map.of("kind", "OVERRIDE", "basis", "NET"),
                Map.of("tiers", List.of(Map.of("minQuantity", 10, "amount", dollars(500)))));
        EventProbe.on(jdbc).awaitDelivered();

        var shown = api.get(variant + "&country=IS").expect(200);
        assertThat(price(shown)).isEqualTo(600);
        assertThat(shown.at("/variant/taxIncluded")).isEqualTo("false");
        assertThat(shown.at("/variant/tiers/0/price/amount")).isEqualTo("500");
        var query = Map.of("variantIds", List.of(mug.text()), "currency", "USD", "country", "IS");
        assertThat(api.post("/store/v1/prices/query", query).expect(200).at("/items/0/tiers/0/price/amount"))
                .isEqualTo("500");
    }

    @Test
    void aChangedTaxIsShownAtOnce() {
        list(Map.of("kind", "OVERRIDE", "basis", "NET"), Map.of());
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(price(api.get(variant + "&country=BT").expect(200))).isEqualTo(600);
        var zone = staff.post(
                        "/admin/v1/tax-zones",
                        Map.of("name", "Bhutan", "pricesIncludeTax", true, "areas", List.of(Map.of("country", "BT"))))
                .expect(201);
        var category = new TaxCategoryId(jdbc.sql("select id from tax.categories where code = 'buying'")
                .query(UUID.class)
                .single());
        var rate = staff.post(
                        "/admin/v1/tax-rates",
                        Map.of("zoneId", zone.at("/id"), "categoryId", category.text(), "name", "GST", "rate", 0.1))
                .expect(201);

        assertThat(price(api.get(variant + "&country=BT").expect(200))).isEqualTo(660);
        assertThat(api.get(variant + "&country=BT").statements()).isEmpty();
        staff.with("If-Match", "*")
                .patch(rate.requiredHeader("Location"), "{\"rate\": 0.2}")
                .expect(200);
        assertThat(price(api.get(variant + "&country=BT").expect(200))).isEqualTo(720);
        staff.with("If-Match", "*").delete(rate.requiredHeader("Location")).expect(204);
        staff.with("If-Match", "*").delete(zone.requiredHeader("Location")).expect(204);
        assertThat(price(api.get(variant + "&country=BT").expect(200))).isEqualTo(600);
    }

    @Test
    void tiersAreShownAsTheyAreCharged() {
        var tiers = List.of(
                Map.of("minQuantity", 10, "amount", dollars(500)), Map.of("minQuantity", 50, "amount", dollars(450)));
        list(Map.of("kind", "OVERRIDE"), Map.of("tiers", tiers));
        EventProbe.on(jdbc).awaitDelivered();

        var shown = api.get(variant).expect(200);

        assertThat(price(shown)).isEqualTo(600);
        assertThat(shown.json().at("/variant/tiers").values().stream()
                        .map(tier -> tier.at("/minQuantity").asInt() + " at "
                                + tier.at("/price/amount").asInt()))
                .containsExactly("10 at 500", "50 at 450");
        assertThat(api.get(product + "&locale=de").expect(200).statements()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aReducedItemShowsTheLowestPriceOfTheThirtyDaysBefore() {
        var path = "/admin/v1/variants/" + mug.text() + "/prices";
        for (long cents : List.of(900L, 1_100L, 1_000L)) {
            staff.put(path, Map.of("prices", List.of(Map.of("amount", dollars(cents)))))
                    .expect(200);
        }
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(api.get(variant).json().at("/variant").has("lowestPrice30Days"))
                .isFalse();

        var list = list(Map.of("kind", "SALE"), Map.of());
        EventProbe.on(jdbc).awaitDelivered();
        var reduced = api.get(variant).expect(200);
        assertThat(reduced.at("/variant/compareAtPrice/amount")).isEqualTo("1000");
        assertThat(reduced.at("/variant/lowestPrice30Days/amount")).isEqualTo("900");
        assertThat(api.get(product).at("/price/lowestPrice30Days/amount")).isEqualTo("900");
        // A further reduction continues the first one.
        prices(list, 550, Map.of());
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(api.get(variant).at("/variant/lowestPrice30Days/amount")).isEqualTo("900");
        // A month later only the last price before the reduction counts.
        jdbc.sql("""
                        update pricing.price_history
                        set valid_from = valid_from - interval '40 days', valid_until = valid_until - interval '40 days'
                        where variant_id = :id and not reduced and amount_minor <> 1000
                        """).param("id", mug).update();
        assertThat(api.get(variant + "&locale=de").at("/variant/lowestPrice30Days/amount"))
                .isEqualTo("1000");
        // Channels with lists of their own have entries too.
        var history = staff
                .get("/admin/v1/variants/" + mug.text() + "/price-history?currency=USD&limit=200")
                .expect(200)
                .json()
                .at("/items")
                .values()
                .stream()
                .filter(entry -> !entry.has("channel"))
                .map(entry -> entry.at("/price/amount").asInt() + " " + entry.has("validUntil"))
                .toList();
        assertThat(history).startsWith("550 false", "600 true", "1000 true");
        staff.get("/admin/v1/variants/" + VariantId.next().text() + "/price-history")
                .expectProblem(404, "not-found");
    }

    @Test
    void theUnitPriceFollowsFromTheContentAndCartsKeepToTheQuantities() {
        var path = "/admin/v1/variants/" + mug.text() + "/sales-terms";
        var content =
                Map.of("amount", Map.of("value", 250, "unit", "G"), "reference", Map.of("value", 1, "unit", "KG"));
        staff.put(path, Map.of("minimum", 6, "maximum", 24, "step", 6, "content", content))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        var shown = api.get(variant).expect(200);
        assertThat(shown.at("/variant/unitPrice/price/amount")).isEqualTo("4000");
        assertThat(shown.at("/variant/unitPrice/reference/unit")).isEqualTo("KG");
        // Where a product is offered with a price, also in lists and searches (Directive 98/6/EC, Article 3).
        var id = shown.at("/variant/productId");
        var listed = api
                .get("/store/v1/products?currency=USD&sort=-publishedAt&limit=100")
                .expect(200)
                .json()
                .at("/items")
                .values()
                .stream()
                .filter(item -> item.at("/id").asString().equals(id))
                .map(item -> item.at("/price/unitPrice"))
                .findFirst()
                .orElseThrow();
        assertThat(listed).isEqualTo(shown.json().at("/variant/unitPrice"));
        assertThat(api.get(product).expect(200).json().at("/price/unitPrice")).isEqualTo(listed);
        assertThat(shown.at("/variant/quantities/minimum")).isEqualTo("6");
        var tooFew = add(5).expectProblem(422, "minimum-not-met");
        assertThat(tooFew.at("/minimum")).isEqualTo("6");
        assertThat(tooFew.at("/errors/0/pointer")).isEqualTo("/items/0/quantity");
        assertThat(add(10).expectProblem(422, "quantity-limit").at("/limit")).isEqualTo("6");
        assertThat(add(30).expectProblem(422, "quantity-limit").at("/limit")).isEqualTo("24");
        var created = add(12).expect(201);
        var cart = api.with("X-Cart-Token", created.at("/token"));
        var item = "/store/v1/carts/" + created.at("/id") + "/items/" + created.at("/items/0/id");
        cart.patch(item, Map.of("quantity", 3)).expectProblem(422, "minimum-not-met");
        cart.patch(item, Map.of("quantity", 24)).expect(200);
        staff.put(path, Map.of("minimum", 100)).expect(200);
        assertThat(cart.get("/store/v1/carts/" + created.at("/id")).text()).contains("minimum-not-met");

        var wrong =
                staff.put(path, Map.of("minimum", 6, "maximum", 25, "step", 6)).expectProblem(400, "validation-failed");
        assertThat(wrong.at("/errors/0/pointer")).isEqualTo("/maximum");
        var litres = Map.of("amount", Map.of("value", 250, "unit", "G"), "reference", Map.of("value", 1, "unit", "L"));
        assertThat(staff.put(path, Map.of("content", litres))
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/content/reference/unit");
        assertThat(staff.get(path).at("/quantities/minimum")).isEqualTo("100");
    }

    @Test
    void staffSetTheBasisOfACurrency() {
        // Back again at once, because the currency is that of other tests.
        assertThat(staff.get("/admin/v1/price-bases").expect(200).text()).contains("JPY");
        staff.put("/admin/v1/price-bases/JPY", "{\"basis\": \"NET\"}").expect(200);
        var shown = api.get("/store/v1/variants/" + mug.text() + "?currency=JPY&country=IS")
                .expect(200);
        staff.put("/admin/v1/price-bases/JPY", "{\"basis\": null}").expect(200);

        assertThat(price(shown)).isEqualTo(1_240);
        staff.put("/admin/v1/price-bases/KWD", "{\"basis\": \"NET\"}").expectProblem(422, "currency-not-supported");
        api.as(logins.staff(Permission.PRICING_READ).token())
                .put("/admin/v1/price-bases/JPY", "{\"basis\": \"NET\"}")
                .expectProblem(403, "missing-permission");
    }

    @Test
    void manyPricesAreSetAllOrNothing() {
        var sku = "SKU-" + mug.text().substring(4);
        var list = staff.post(
                        "/admin/v1/price-lists",
                        Map.of(
                                "name",
                                "Bulk",
                                "status",
                                "ACTIVE",
                                "currency",
                                "USD",
                                "priority",
                                1,
                                "countries",
                                List.of("NZ")))
                .expect(201)
                .at("/id");
        var tiers = List.of(Map.of("minQuantity", 10, "amount", dollars(700)));
        var good = List.of(
                Map.of("sku", sku, "amount", dollars(1_200)),
                Map.of("sku", sku, "priceListId", list, "amount", dollars(800), "tiers", tiers));

        var first = staff.put("/admin/v1/prices/bulk", Map.of("prices", good)).expect(200);
        var second = staff.put("/admin/v1/prices/bulk", Map.of("prices", good)).expect(200);

        assertThat(first.at("/changed")).isEqualTo("1");
        assertThat(first.at("/listed")).isEqualTo("1");
        assertThat(second.at("/unchanged")).isEqualTo("1");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(price(api.get(variant).expect(200))).isEqualTo(1_200);
        var there = api.get(variant + "&country=NZ").expect(200);
        assertThat(price(there)).isEqualTo(800);
        assertThat(there.at("/variant/tiers/0/price/amount")).isEqualTo("700");
        var bad = List.of(
                Map.of("sku", sku, "amount", dollars(1_300)),
                Map.of("sku", "no-such-sku", "amount", dollars(1)),
                Map.of("sku", sku, "amount", dollars(1_300), "tiers", tiers));
        var refused = staff.put("/admin/v1/prices/bulk", Map.of("prices", bad)).expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/prices/1/sku");
        assertThat(refused.at("/errors/1/pointer")).isEqualTo("/prices/2/tiers");
        var dear = List.of(
                Map.of("sku", sku, "amount", dollars(1_300)),
                Map.of("sku", sku, "priceListId", list, "amount", dollars(600), "tiers", tiers));
        assertThat(staff.put("/admin/v1/prices/bulk", Map.of("prices", dear))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/prices/1/tiers/0/amount/amount");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(price(api.get(variant + "&locale=de").expect(200))).isEqualTo(1_200);
    }

    private Api.Response add(int quantity) {
        return api.post(
                "/store/v1/carts",
                Map.of("currency", "USD", "items", List.of(Map.of("variantId", mug.text(), "quantity", quantity))));
    }

    /// A list in which the mug costs 6.00.
    private String list(Map<String, ?> more, Map<String, ?> entry) {
        var request = new HashMap<String, Object>(
                Map.of("name", "Store", "status", "ACTIVE", "currency", "USD", "priority", 1));
        request.putAll(more);
        var path = staff.post("/admin/v1/price-lists", request).expect(201).requiredHeader("Location");
        prices(path, 600, entry);
        return path;
    }

    private void prices(String path, long cents, Map<String, ?> more) {
        var entry = new HashMap<String, Object>(Map.of("variantId", mug.text(), "amount", dollars(cents)));
        entry.putAll(more);
        staff.post(path + "/prices/bulk", Map.of("prices", List.of(entry))).expect(200);
    }

    private String group(Logins.Customer member) {
        var group = staff.post(
                        "/admin/v1/customer-groups", Map.of("code", "g-" + UUID.randomUUID(), "name", "Resellers"))
                .expect(201)
                .at("/id");
        staff.post(
                        "/admin/v1/customer-groups/" + group + "/members",
                        Map.of("customerIds", List.of(member.id().text())))
                .expect(200);
        return group;
    }

    private static Map<String, Object> dollars(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    private static long price(Api.Response shown) {
        var json = shown.json();
        return (json.has("variants") ? json.at("/variants/0/price/amount") : json.at("/variant/price/amount")).asLong();
    }
}
