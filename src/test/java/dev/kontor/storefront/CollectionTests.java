package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.pricing.PriceChanged;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class CollectionTests {

    private static final String COLLECTIONS = "/admin/v1/collections";
    private static final String PRODUCTS = "/admin/v1/products/";
    private static final String LIST = "/store/v1/products?currency=USD&collection=";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventLog events;

    @Autowired
    private TransactionTemplate transactions;

    private Api staff;
    private StoreShelf shelf;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        shelf = new StoreShelf(staff, jdbc);
    }

    @Test
    void staffChooseWhatIsShownAndInWhichOrder() {
        var collection = collection(Map.of("translations", Map.of("de", Map.of("name", "Sommer", "slug", unique()))));
        var path = collection.requiredHeader("Location");
        var ids = IntStream.range(0, 4)
                .mapToObj(number -> shelf.product("P " + number, 100, Map.of()))
                .toList();
        staff.post(path + "/products", Map.of("add", ids)).expectProblem(428, "precondition-required");
        choose(path, Map.of("add", ids));
        assertThat(ids(collection)).isEqualTo(ids);
        EventProbe.on(jdbc).awaitDelivered();
        for (var search : List.of("/store/v1/search?", "/store/v1/search?q=p&", "/store/v1/products?q=p&")) {
            var found = api.get(search + "limit=50&collection=" + collection.at("/slug"))
                    .expect(200);
            assertThat(found.json().at("/items").values().stream()
                            .map(each -> each.has("product") ? each.at("/product/id") : each.at("/id"))
                            .map(id -> id.asString()))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
        api.get("/store/v1/search?collection=no-such-collection").expectProblem(404, "not-found");

        var moved =
                choose(path, Map.of("add", List.of(ids.get(3)), "before", ids.get(0), "remove", List.of(ids.get(1))));
        assertThat(moved.json().at("/productIds").values().stream().map(each -> each.asString()))
                .containsExactly(ids.get(3), ids.get(0), ids.get(2));
        assertThat(ids(collection)).containsExactly(ids.get(3), ids.get(0), ids.get(2));
        var first = api.get(LIST + collection.at("/slug") + "&limit=2").expect(200);
        assertThat(first.statements()).as("the cards may be remembered").hasSizeBetween(2, 3);
        assertThat(items(api.get(LIST + collection.at("/slug") + "&limit=2&cursor=" + first.at("/page/next"))))
                .containsExactly(ids.get(2));
        assertThat(items(api.get(LIST + collection.at("/id") + "&sort=-position")))
                .containsExactly(ids.get(2), ids.get(0), ids.get(3));
        staff.post(PRODUCTS + ids.get(0) + "/unpublish").expect(200);
        assertThat(ids(collection)).containsExactly(ids.get(3), ids.get(2));

        staff.with("If-Match", "*")
                .post(path + "/products", Map.of("add", List.of(ProductId.next())))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "*")
                .post(path + "/products", Map.of("before", ProductId.next()))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "*")
                .patch(path, Map.of("rules", rules("ALL", Map.of("field", "STOCK"))))
                .expectProblem(409, "in-use");
        var german = api.get("/store/v1/collections/" + collection.at("/translations/de/slug") + "?locale=de")
                .expect(200);
        assertThat(german.at("/name")).isEqualTo("Sommer");
        assertThat(german.statements()).hasSize(1);
        assertThat(items(api.get("/store/v1/collections?limit=100"))).contains(collection.at("/id"));
        assertThat(api.get("/store/v1/routes/resolve?path=/collections/" + collection.at("/slug"))
                        .expect(200)
                        .at("/kind"))
                .isEqualTo("COLLECTION");
        staff.post(COLLECTIONS, Map.of("name", "X", "slug", collection.at("/slug")))
                .expectProblem(409, "already-exists");
        staff.with("If-Match", "\"1\"").patch(path, Map.of("name", "X")).expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*").delete(path).expect(204);
        staff.get(path).expectProblem(404, "not-found");
        api.get("/store/v1/collections/" + collection.at("/slug")).expectProblem(404, "not-found");
        api.get(LIST + collection.at("/id")).expectProblem(404, "not-found");
    }

    @Test
    void rulesKeepACollectionUpToDate() {
        var tag = unique();
        var top = shelf.category(StoreShelf.unique("Top "), null);
        var below = shelf.category("Below", top);
        var brand =
                staff.post("/admin/v1/brands", Map.of("name", tag)).expect(201).at("/id");
        var width = staff.post(
                        "/admin/v1/attributes",
                        Map.of("code", tag.replace('-', '_'), "kind", "NUMBER", "name", "W", "filterable", true))
                .expect(201);
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of(
                                "code",
                                tag,
                                "name",
                                "T",
                                "attributes",
                                List.of(Map.of(
                                        "attributeId",
                                        width.at("/id"),
                                        "level",
                                        "PRODUCT",
                                        "required",
                                        false,
                                        "rule",
                                        "NONE"))))
                .expect(201)
                .at("/id");
        var fits = shelf.draft(
                "Fits",
                Map.of(
                        "tags",
                        List.of(tag),
                        "brandId",
                        brand,
                        "categoryIds",
                        List.of(below),
                        "productTypeId",
                        type,
                        "attributes",
                        Map.of(width.at("/code"), 40)));
        var variant = fits.at("/variants/0/id");
        shelf.price(variant, "USD", 2000, null);
        shelf.stock(variant, 3);
        var id = shelf.publish(fits);
        var other = shelf.product("Other", 100, Map.of("tags", List.of(tag)));
        var byTag = rule("TAG", Map.of("values", List.of(tag)));
        var byBrand = rule("BRAND", Map.of("values", List.of(brand)));
        var byCategory = rule("CATEGORY", Map.of("values", List.of(top)));
        var byKey = rule("ATTRIBUTE", Map.of("attribute", width.at("/code"), "values", List.of("40")));
        var byNumber = rule("ATTRIBUTE", Map.of("attribute", width.at("/code"), "gte", 39.5, "lte", 40));
        var byPrice = rule("PRICE", Map.of("currency", "USD", "gte", 1500, "lte", 2000));
        var byDate = rule("PUBLISHED", Map.of("days", 3650));
        var byStock = rule("STOCK", Map.of());
        var notBrand = rule("BRAND", Map.of("values", List.of(brand), "exclude", true));

        var all = collection(
                Map.of("rules", rules("ALL", byTag, byBrand, byCategory, byKey, byNumber, byPrice, byDate, byStock)));
        var either = collection(Map.of("rules", rules("ANY", byPrice(brand), byTag)));
        var without = collection(Map.of("rules", rules("ALL", byTag, notBrand)));
        assertThat(ids(all)).containsExactly(id);
        assertThat(ids(either)).containsExactlyInAnyOrder(id, other);
        assertThat(ids(without)).containsExactly(other);

        // A price that changes brings it out and in again.
        shelf.price(variant, "USD", 2001, null);
        tellPrice(variant);
        assertThat(ids(all)).isEmpty();
        shelf.price(variant, "USD", 1999, null);
        tellPrice(variant);
        assertThat(ids(all)).containsExactly(id);
        // So do its tags, and the tree.
        staff.with("If-Match", "*")
                .patch(PRODUCTS + id, Map.of("tags", List.of()))
                .expect(200);
        assertThat(ids(all)).isEmpty();
        assertThat(ids(either)).contains(other);
        staff.with("If-Match", "*")
                .patch(PRODUCTS + id, Map.of("tags", List.of(tag)))
                .expect(200);
        assertThat(ids(all)).containsExactly(id);
        staff.with("If-Match", "*")
                .patch("/admin/v1/categories/" + below, "{\"parentId\":null}")
                .expect(200);
        assertThat(ids(all)).isEmpty();
        // And its rules.
        staff.with("If-Match", "*")
                .patch(all.requiredHeader("Location"), Map.of("rules", rules("ALL", byTag, byStock)))
                .expect(200);
        assertThat(ids(all)).containsExactlyInAnyOrder(id, other);
        staff.with("If-Match", "*")
                .post(all.requiredHeader("Location") + "/products", Map.of("add", List.of(id)))
                .expectProblem(422, "rejected");
    }

    @Test
    void rulesThatSayTooLittleAreRefused() {
        for (var bad : List.of(
                rule("TAG", Map.of()),
                rule("BRAND", Map.of("values", List.of("cat_01h455vb4pex5vsknk084sn02q"))),
                rule("PRICE", Map.of("gte", 1)),
                rule("PRICE", Map.of("gte", 1, "currency", "CHF")),
                rule("ATTRIBUTE", Map.of("values", List.of("x"))),
                rule("PUBLISHED", Map.of()),
                rule("STOCK", Map.of("values", List.of("x"))))) {
            var refused = staff.post(COLLECTIONS, Map.of("name", "X", "rules", rules("ALL", bad)))
                    .expectProblem(422, "rejected");
            assertThat(refused.at("/errors/0/pointer")).isEqualTo("/rules/rules/0");
        }
        staff.post(COLLECTIONS, Map.of("name", "X", "rules", Map.of("match", "ALL", "rules", List.of())))
                .expectProblem(400, "validation-failed");
    }

    private Map<String, Object> byPrice(String brand) {
        return rule("BRAND", Map.of("values", List.of(brand)));
    }

    private void tellPrice(String variant) {
        transactions.executeWithoutResult(
                _ -> events.append(new PriceChanged(TypeIds.parse(VariantId.class, variant))));
    }

    private static Map<String, Object> rule(String field, Map<String, Object> more) {
        var rule = new HashMap<String, Object>(more);
        rule.put("field", field);
        return rule;
    }

    private static Map<String, Object> rules(String match, Object... rules) {
        return Map.of("match", match, "rules", List.of(rules));
    }

    private Api.Response collection(Map<String, Object> more) {
        var request = new HashMap<String, Object>(more);
        request.put("name", StoreShelf.unique("Collection "));
        return staff.post(COLLECTIONS, request).expect(201);
    }

    private Api.Response choose(String path, Map<String, Object> request) {
        return staff.with("If-Match", "*").post(path + "/products", request).expect(200);
    }

    private List<String> ids(Api.Response collection) {
        EventProbe.on(jdbc).awaitDelivered();
        return items(api.get(LIST + collection.at("/id")));
    }

    private static List<String> items(Api.Response page) {
        return page.expect(200).json().at("/items").values().stream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static String unique() {
        return StoreShelf.unique("c-");
    }
}
