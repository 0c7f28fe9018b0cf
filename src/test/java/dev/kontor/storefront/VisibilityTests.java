package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class VisibilityTests {

    private static final String PRODUCTS = "/admin/v1/products/";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private StoreShelf shelf;
    private String type;
    private String required;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        shelf = new StoreShelf(staff, jdbc);
        required = StoreShelf.unique("a");
        var attribute = staff.post("/admin/v1/attributes", Map.of("code", required, "kind", "TEXT", "name", "Required"))
                .expect(201)
                .at("/id");
        var field = Map.of("attributeId", attribute, "level", "PRODUCT", "required", true, "rule", "NONE");
        type = staff.post(
                        "/admin/v1/product-types",
                        Map.of("code", StoreShelf.unique("t"), "name", "Type", "attributes", List.of(field)))
                .expect(201)
                .at("/id");
    }

    @Test
    void nothingPreventsTheSaleOfACompleteProduct() {
        var id = good();

        var report = explain(id);

        assertThat(report.at("/visible")).isEqualTo("true");
        assertThat(report.at("/forSale")).isEqualTo("true");
        assertThat(report.at("/locale")).isEqualTo("de");
        assertThat(report.at("/currency")).isEqualTo("USD");
        assertThat(unmet(report)).isEmpty();
        assertThat(report.json().at("/conditions").size()).isEqualTo(15);
        assertThat(report.json().at("/conditions/0").has("remedy")).isFalse();
        api.get("/store/v1/products/" + id).expect(200);
        api.as(logins.staff(Permission.ORDERS_READ).token())
                .get(PRODUCTS + id + "/visibility")
                .expectProblem(403, "missing-permission");
        staff.get(PRODUCTS + id + "/visibility?currency=CHF").expectProblem(422, "currency-not-supported");
        staff.get(PRODUCTS + id + "/visibility?channel=nowhere").expectProblem(400, "unknown-channel");
        staff.get(PRODUCTS + ProductId.next().text() + "/visibility").expectProblem(404, "not-found");
    }

    @Test
    void eachOfTenReasonsIsNamed() {
        planted("STATUS", true, id -> staff.post(PRODUCTS + id + "/unpublish").expect(200));
        planted(
                "STATUS",
                true,
                id -> staff.with("If-Match", "*").delete(PRODUCTS + id).expect(204));
        planted("PUBLISH_DATE", true, id -> {
            staff.post(PRODUCTS + id + "/unpublish").expect(200);
            var today = jdbc.sql("select now()")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            staff.with("If-Match", "*")
                    .put(PRODUCTS + id + "/schedule", Map.of("publishAt", today.plus(Duration.ofHours(1))))
                    .expect(200);
        });
        planted(
                "TRANSLATION",
                false,
                id -> sql("delete from catalog.product_translations where product_id = :id and locale = 'de'", id));
        planted(
                "CATEGORY",
                false,
                id -> staff.with("If-Match", "*")
                        .patch(PRODUCTS + id, Map.of("categoryIds", List.of()))
                        .expect(200));
        planted("PRODUCT_TYPE", false, id -> sql("update catalog.products set attributes = '{}' where id = :id", id));
        planted("PRICE", false, id -> sql("""
                delete from pricing.prices where variant_id in (select id from catalog.variants where product_id = :id)
                """, id));
        planted("STOCK", false, id -> sql("""
                update inventory.stock_levels set on_hand = 0
                where variant_id in (select id from catalog.variants where product_id = :id)
                """, id));
    }

    @Test
    void eachReasonOfAChannelIsNamed() {
        var keeper = api.as(logins.staff(Permission.CHANNELS_READ, Permission.CHANNELS_WRITE)
                .token());
        var code = StoreShelf.unique("c");
        var channel = keeper.post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Outlet",
                                "assortment",
                                "CHOSEN",
                                "locales",
                                List.of("de"),
                                "currencies",
                                List.of("USD")))
                .expect(201);
        var id = good();
        var inChannel = PRODUCTS + id + "/channels/" + code;
        var sure = staff.with("If-Match", "*");

        hidden(id, code, "de", "USD", "CHANNEL_ASSORTMENT");
        sure.put(inChannel, Map.of("listed", true)).expect(200);
        var seen = staff.get(PRODUCTS + id + "/visibility?channel=" + code).expect(200);
        assertThat(unmet(seen)).isEmpty();
        assertThat(seen.at("/channel")).isEqualTo(code);
        assertThat(seen.at("/locale")).isEqualTo("de");
        api.get("/store/v1/products/" + id + "?channel=" + code).expect(200);
        hidden(id, code, "fr", "USD", "CHANNEL_LOCALE", "TRANSLATION");
        hidden(id, code, "de", "EUR", "CHANNEL_CURRENCY", "PRICE");

        sure.put(inChannel, Map.of("listed", true, "publishedFrom", "2100-01-01T00:00:00Z"))
                .expect(200);
        hidden(id, code, "de", "USD", "CHANNEL_PUBLISH_DATE");
        sure.put(inChannel, Map.of("listed", true, "publishedUntil", "2020-01-01T00:00:00Z"))
                .expect(200);
        hidden(id, code, "de", "USD", "CHANNEL_UNPUBLISH_DATE");
        sure.put(inChannel, Map.of("listed", true)).expect(200);
        keeper.with("If-Match", "*")
                .patch(channel.requiredHeader("Location"), Map.of("active", false))
                .expect(200);
        hidden(id, code, "de", "USD", "CHANNEL_ACTIVE");
        keeper.with("If-Match", "*").delete(channel.requiredHeader("Location")).expect(204);
    }

    private void hidden(String id, String code, String locale, String currency, String... reasons) {
        var where = "channel=" + code + "&locale=" + locale + "&currency=" + currency;
        var report = staff.get(PRODUCTS + id + "/visibility?" + where).expect(200);

        assertThat(unmet(report)).containsExactly(reasons);
        assertThat(report.at("/visible")).isEqualTo("false");
        report.json().at("/conditions").values().stream()
                .filter(condition -> !condition.at("/met").asBoolean())
                .forEach(condition ->
                        assertThat(condition.at("/remedy").asString()).isNotBlank());
        assertThat(api.get("/store/v1/products/" + id + "?" + where).status()).isIn(400, 404, 422);
    }

    @Test
    void aProductWithoutVariantsHasNothingToSell() {
        var id = shelf.draft(
                        "Bare", Map.of("variants", List.of(), "translations", Map.of("de", Map.of("title", "Nackt"))))
                .at("/id");

        var report = explain(id);

        assertThat(unmet(report)).containsExactly("STATUS", "VARIANT", "PRICE", "STOCK", "CATEGORY");
        assertThat(report.at("/conditions/9/remedy")).isEqualTo("Add a variant.");
        assertThat(report.at("/visible")).isEqualTo("false");
    }

    @Test
    void aProductWhoseTimeIsOverIsHidden() {
        var id = good();
        sql("update catalog.products set unpublish_at = now() - interval '1 hour' where id = :id", id);

        var report = explain(id);

        assertThat(report.at("/visible")).isEqualTo("false");
        // Whether somebody has turned it to a draft meanwhile or not: the reason is the same.
        assertThat(unmet(report)).hasSize(1).isSubsetOf("UNPUBLISH_DATE", "STATUS");
    }

    private String good() {
        var category = shelf.category(StoreShelf.unique("Good "), null);
        return shelf.product(
                "Good",
                100,
                Map.of(
                        "productTypeId",
                        type,
                        "attributes",
                        Map.of(required, "yes"),
                        "categoryIds",
                        List.of(category),
                        "translations",
                        Map.of("de", Map.of("title", "Gut"))));
    }

    private void planted(String reason, boolean hidden, Consumer<String> plant) {
        var id = good();
        plant.accept(id);

        var report = explain(id);

        assertThat(unmet(report)).containsExactly(reason);
        assertThat(report.at("/visible")).isEqualTo(Boolean.toString(!hidden));
        var named = report.json().at("/conditions").values().stream()
                .filter(condition -> !condition.at("/met").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(named.at("/remedy").asString()).isNotBlank();
        assertThat(api.get("/store/v1/products/" + id).status()).isEqualTo(hidden ? 404 : 200);
    }

    private void sql(String statement, String id) {
        jdbc.sql(statement)
                .param("id", TypeIds.parse(ProductId.class, id).value())
                .update();
    }

    private Api.Response explain(String id) {
        return staff.get(PRODUCTS + id + "/visibility?locale=de&currency=USD").expect(200);
    }

    private static List<String> unmet(Api.Response report) {
        return report.json().at("/conditions").values().stream()
                .filter(condition -> !condition.at("/met").asBoolean())
                .map(condition -> condition.at("/code").asString())
                .toList();
    }
}
