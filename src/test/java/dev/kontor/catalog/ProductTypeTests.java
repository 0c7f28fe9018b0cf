package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class ProductTypeTests {

    private static final String ATTRIBUTES = "/admin/v1/attributes";
    private static final String TYPES = "/admin/v1/product-types";
    private static final String PRODUCTS = "/admin/v1/products";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private StoreShelf shelf;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        shelf = new StoreShelf(staff, jdbc);
    }

    @Test
    void valuesOfEveryKindAreStoredAndShown() {
        var category = shelf.category(StoreShelf.unique("Wood "), null);
        var other = shelf.draft("Other", Map.of()).at("/id");
        var material = attribute("LOCALIZED_ENUM", Map.of("choices", choices(), "filterable", true, "many", true));
        var texts = attribute("LOCALIZED_TEXT", Map.of());
        var rich = attribute("RICH_TEXT", Map.of());
        var width = attribute("NUMBER", Map.of("unit", "cm", "names", Map.of("de", "Breite")));
        var washable = attribute("BOOLEAN", Map.of());
        var made = attribute("DATE", Map.of());
        var seen = attribute("DATE_TIME", Map.of());
        var deposit = attribute("MONEY", Map.of());
        var spare = attribute("PRODUCT_REFERENCE", Map.of("many", true));
        var shelfOf = attribute("CATEGORY_REFERENCE", Map.of());
        var length = attribute("TEXT", Map.of());
        var all = List.of(material, texts, rich, width, washable, made, seen, deposit, spare, shelfOf);
        var fields = new ArrayList<>(
                all.stream().map(each -> field(each, "PRODUCT", false, "NONE")).toList());
        fields.add(field(length, "VARIANT", false, "NONE"));
        var type = type(fields).at("/id");
        var values = new HashMap<String, Object>();
        values.put(code(material), List.of("wool", "cotton"));
        values.put(code(texts), Map.of("en", "Warm", "de", "Warm (de)"));
        values.put(code(rich), Map.of("en", "<b>Soft</b><script>x()</script>"));
        values.put(code(width), 12.50);
        values.put(code(washable), true);
        values.put(code(made), "2026-02-28");
        values.put(code(seen), "2026-02-28T10:00:00Z");
        values.put(code(deposit), Map.of("amount", 199, "currency", "USD"));
        values.put(code(spare), List.of(other));
        values.put(code(shelfOf), category);
        var draft = shelf.draft(
                "Blanket",
                Map.of(
                        "productTypeId",
                        type,
                        "attributes",
                        values,
                        "variants",
                        List.of(Map.of("sku", StoreShelf.unique("B-"), "attributes", Map.of(code(length), "long")))));
        var path = PRODUCTS + "/" + draft.at("/id");

        assertThat(draft.at("/attributes/" + code(width))).isEqualTo("12.5");
        assertThat(draft.at("/attributes/" + code(rich) + "/en")).isEqualTo("<b>Soft</b>");
        assertThat(draft.at("/variants/0/attributes/" + code(length))).isEqualTo("long");
        assertThat(staff.get(path).expect(200).json()).isEqualTo(draft.json());
        assertThat(staff.with("If-Match", "*")
                        .patch(path, Map.of("attributes", Map.of(code(width), 12.5)))
                        .expect(200)
                        .at("/version"))
                .isEqualTo("1");
        staff.with("If-Match", "*").delete("/admin/v1/categories/" + category).expectProblem(409, "in-use");

        var id = shelf.publish(draft);
        var page = api.get("/store/v1/products/" + id + "?locale=de").expect(200);
        assertThat(page.statements()).hasSize(2);
        assertThat(page.json().at("/attributes").size()).isEqualTo(10);
        assertThat(page.at("/attributes/0/values/0/text")).isEqualTo("Wolle");
        assertThat(page.at("/attributes/0/values/1/text")).isEqualTo("Cotton");
        assertThat(page.at("/attributes/0/values/1/key")).isEqualTo("cotton");
        assertThat(page.at("/attributes/1/values/0/text")).isEqualTo("Warm (de)");
        assertThat(page.at("/attributes/2/values/0/text")).isEqualTo("<b>Soft</b>");
        assertThat(page.at("/attributes/3/name")).isEqualTo("Breite");
        assertThat(page.at("/attributes/3/unit")).isEqualTo("cm");
        assertThat(page.at("/attributes/3/values/0/text")).isEqualTo("12.5");
        assertThat(page.at("/attributes/7/values/0/text").replace('\u00a0', ' '))
                .isEqualTo("1,99 $");
        assertThat(page.at("/variants/0/attributes/0/values/0/text")).isEqualTo("long");
        var variant =
                api.get("/store/v1/variants/" + draft.at("/variants/0/id")).expect(200);
        assertThat(variant.at("/variant/attributes/0/values/0/key")).isEqualTo("long");

        staff.with("If-Match", "*")
                .patch(ATTRIBUTES + "/" + width.at("/id"), Map.of("names", Map.of("de", "Weite")))
                .expect(200);
        assertThat(api.get("/store/v1/products/" + id + "?locale=de")
                        .expect(200)
                        .at("/attributes/3/name"))
                .isEqualTo("Weite");
    }

    @Test
    void valuesThatDoNotFitAreNamedAndNothingIsChanged() {
        var width = attribute("NUMBER", Map.of());
        var size = attribute("ENUM", Map.of("choices", List.of(Map.of("key", "s", "label", "S"))));
        var type = type(List.of(field(width, "PRODUCT", false, "NONE"), field(size, "VARIANT", false, "NONE")))
                .at("/id");
        var sku = StoreShelf.unique("S-");
        var refused = staff.post(
                        PRODUCTS,
                        Map.of(
                                "title",
                                "Shirt",
                                "productTypeId",
                                type,
                                "attributes",
                                Map.of(code(width), "wide", code(size), "s", "nonsense", 1),
                                "variants",
                                List.of(Map.of("sku", sku, "attributes", Map.of(code(size), "xl")))))
                .expectProblem(422, "rejected");

        assertThat(refused.json().at("/errors").values().stream()
                        .map(error -> error.at("/pointer").asString() + " "
                                + error.at("/code").asString()))
                .containsExactlyInAnyOrder(
                        "/attributes/" + code(width) + " not-a-number",
                        "/attributes/" + code(size) + " unknown-attribute",
                        "/attributes/nonsense unknown-attribute",
                        "/variants/0/attributes/" + code(size) + " not-a-choice");
        assertThat(staff.get("/admin/v1/variants?sku=" + sku)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(staff.post(PRODUCTS, Map.of("title", "X", "attributes", Map.of(code(width), 1)))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/attributes/" + code(width));
        assertThat(staff.post(PRODUCTS, Map.of("title", "X", "productTypeId", ProductTypeId.next()))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/productTypeId");
        var path = PRODUCTS + "/"
                + shelf.draft("Fine", Map.of("productTypeId", type)).at("/id");
        var variant = "/admin/v1/variants/" + staff.get(path).at("/variants/0/id");
        assertThat(staff.with("If-Match", "*")
                        .patch(variant, Map.of("attributes", Map.of(code(size), "xl")))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/attributes/" + code(size));
        assertThat(staff.get(path).at("/version")).isEqualTo("1");
    }

    @Test
    void ofManyWhoWantAUniqueValueOneGetsIt() throws Exception {
        var isbn = attribute("TEXT", Map.of());
        var type = type(List.of(field(isbn, "PRODUCT", false, "UNIQUE"))).at("/id");
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var threads = IntStream.range(0, 6)
                .mapToObj(number -> Thread.ofVirtual()
                        .start(() -> statuses.add(staff.post(
                                        PRODUCTS,
                                        Map.of(
                                                "title",
                                                "Book " + number,
                                                "productTypeId",
                                                type,
                                                "attributes",
                                                Map.of(code(isbn), "978-3")))
                                .status())))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
        var holder = staff.get(PRODUCTS + "?productTypeId=" + type).expect(200);
        assertThat(holder.json().at("/items").size()).isOne();
        // A value that was given up is free again.
        staff.with("If-Match", "*")
                .patch(PRODUCTS + "/" + holder.at("/items/0/id"), Map.of("attributes", Map.of(code(isbn), "978-4")))
                .expect(200);
        shelf.draft("Next", Map.of("productTypeId", type, "attributes", Map.of(code(isbn), "978-3")));
    }

    @Test
    void aTypeCannotBeChangedUnderItsProducts() {
        var material = attribute("ENUM", Map.of("choices", List.of(choice("cotton"), choice("wool"))));
        var width = attribute("NUMBER", Map.of());
        var colour = attribute("TEXT", Map.of());
        var free = field(material, "PRODUCT", false, "NONE");
        var type = type(List.of(free, field(width, "PRODUCT", false, "NONE")));
        var path = type.requiredHeader("Location");
        var one = shelf.draft(
                "One", Map.of("productTypeId", type.at("/id"), "attributes", Map.of(code(material), "cotton")));
        shelf.draft("Two", Map.of("productTypeId", type.at("/id"), "attributes", Map.of(code(material), "cotton")));
        shelf.publish(one);

        // Required: what is in the shop must have it.
        refuse(path, List.of(free, field(width, "PRODUCT", true, "NONE")));
        // Gone, or at another level: values would be lost.
        refuse(path, List.of(field(width, "PRODUCT", false, "NONE")));
        refuse(path, List.of(field(material, "VARIANT", false, "NONE")));
        // Unique: two have the same.
        refuse(path, List.of(field(material, "PRODUCT", false, "UNIQUE")));
        assertThat(staff.get(path).at("/version")).isEqualTo("1");
        staff.with("If-Match", "*").delete(path).expectProblem(409, "in-use");
        staff.with("If-Match", "*").delete(material.requiredHeader("Location")).expectProblem(409, "in-use");
        staff.with("If-Match", "*")
                .patch(material.requiredHeader("Location"), Map.of("choices", List.of(choice("wool"))))
                .expectProblem(409, "in-use");
        staff.with("If-Match", "*")
                .patch(material.requiredHeader("Location"), Map.of("choices", List.of(choice("cotton"))))
                .expect(200);

        // What nobody lacks can be required, and then it stays.
        staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("attributes", List.of(field(material, "PRODUCT", true, "NONE"))))
                .expect(200);
        var missing = new HashMap<String, Object>();
        missing.put(code(material), null);
        assertThat(staff.with("If-Match", "*")
                        .patch(PRODUCTS + "/" + one.at("/id"), Map.of("attributes", missing))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("required");
        var bare = shelf.draft("Bare", Map.of("productTypeId", type.at("/id")));
        staff.post(PRODUCTS + "/" + bare.at("/id") + "/publish").expectProblem(422, "rejected");
        assertThat(staff.get(PRODUCTS + "/" + bare.at("/id")).at("/status")).isEqualTo("DRAFT");

        staff.patch(path, Map.of("name", "X")).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"1\"").patch(path, Map.of("name", "X")).expectProblem(412, "precondition-failed");
        var unused = type(List.of(field(colour, "PRODUCT", true, "NONE"))).requiredHeader("Location");
        staff.with("If-Match", "\"1\"").delete(unused).expect(204);
        staff.get(unused).expectProblem(404, "not-found");
        staff.with("If-Match", "\"1\"")
                .delete(colour.requiredHeader("Location"))
                .expect(204);
    }

    private void refuse(String type, List<Map<String, Object>> fields) {
        staff.with("If-Match", "\"1\"")
                .patch(type, Map.of("attributes", fields))
                .expectProblem(409, "in-use");
    }

    @Test
    void variantsKeepToTheRulesAmongThem() {
        var size = attribute("TEXT", Map.of());
        var colour = attribute("TEXT", Map.of());
        var material = attribute("TEXT", Map.of());
        var type = type(List.of(
                        field(size, "VARIANT", false, "COMBINATION_UNIQUE"),
                        field(colour, "VARIANT", false, "COMBINATION_UNIQUE"),
                        field(material, "VARIANT", false, "SAME_FOR_ALL")))
                .at("/id");
        var sku = StoreShelf.unique("C-");
        var options = List.of(Map.of("name", "N", "values", List.of("1", "2", "3")));
        Map<String, Object> first = variant(sku + "1", "1", Map.of(code(size), "S", code(material), "wool"));
        var refused = staff.post(
                        PRODUCTS,
                        Map.of(
                                "title",
                                "Shirt",
                                "productTypeId",
                                type,
                                "options",
                                options,
                                "variants",
                                List.of(
                                        first,
                                        variant(sku + "2", "2", Map.of(code(size), "S", code(material), "silk")))))
                .expectProblem(422, "rejected");
        assertThat(refused.json().at("/errors").values().stream()
                        .map(error -> error.at("/pointer").asString() + " "
                                + error.at("/code").asString()))
                .containsExactlyInAnyOrder(
                        "/variants/1/attributes/" + code(material) + " differs",
                        "/variants/1/attributes/" + code(size) + " combination-taken");

        var draft = shelf.draft(
                "Shirt",
                Map.of(
                        "productTypeId",
                        type,
                        "options",
                        options,
                        "variants",
                        List.of(first, variant(sku + "2", "2", Map.of(code(size), "M", code(material), "wool")))));
        var path = PRODUCTS + "/" + draft.at("/id");
        staff.with("If-Match", "*")
                .patch(
                        "/admin/v1/variants/" + draft.at("/variants/1/id"),
                        Map.of("attributes", Map.of(code(material), "linen")))
                .expect(200);
        assertThat(staff.get(path).at("/variants/0/attributes/" + code(material)))
                .isEqualTo("linen");
        staff.post(path + "/variants", variant(sku + "3", "3", Map.of(code(size), "L")))
                .expect(201);
        assertThat(staff.get(path).at("/variants/2/attributes/" + code(material)))
                .isEqualTo("linen");
    }

    @Test
    void variantsWithoutValuesCanBeTheSameInNone() {
        var size = attribute("TEXT", Map.of());
        var colour = attribute("TEXT", Map.of());
        var type = type(List.of(
                        field(size, "VARIANT", false, "COMBINATION_UNIQUE"),
                        field(colour, "VARIANT", false, "COMBINATION_UNIQUE")))
                .at("/id");
        var draft = shelf.draft(
                "Shirt",
                Map.of(
                        "productTypeId",
                        type,
                        "options",
                        List.of(Map.of("name", "N", "values", List.of("1", "2", "3"))),
                        "variants",
                        List.of()));

        var generated = staff.post(
                        PRODUCTS + "/" + draft.at("/id") + "/variants/generate",
                        Map.of("skuPrefix", StoreShelf.unique("G")))
                .expect(200);

        var small = Map.of("attributes", Map.of(code(size), "S"));
        staff.with("If-Match", "*")
                .patch("/admin/v1/variants/" + generated.at("/items/0/id"), small)
                .expect(200);
        var refused = staff.with("If-Match", "*")
                .patch("/admin/v1/variants/" + generated.at("/items/1/id"), small)
                .expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/code")).isEqualTo("combination-taken");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/attributes/" + code(size));
    }

    @Test
    void theValueThatIsTakenIsNamed() {
        var length = attribute("NUMBER", Map.of());
        var type = type(List.of(field(length, "VARIANT", false, "UNIQUE"))).at("/id");
        var sku = StoreShelf.unique("U-");
        var request = Map.of(
                "title",
                "Rope",
                "productTypeId",
                type,
                "options",
                List.of(Map.of("name", "N", "values", List.of("1", "2"))),
                "variants",
                List.of(
                        variant(sku + "1", "1", Map.of(code(length), 7)),
                        variant(sku + "2", "2", Map.of(code(length), 7))));

        assertThat(staff.post(PRODUCTS, request)
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/variants/1/attributes/" + code(length));
        var draft = shelf.draft("Rope", Map.of("productTypeId", type, "variants", List.of(), "options", List.of()));
        staff.post(
                        PRODUCTS + "/" + draft.at("/id") + "/variants",
                        Map.of("sku", sku, "attributes", Map.of(code(length), 7)))
                .expect(201);
        var other = shelf.draft("Rope", Map.of("productTypeId", type));
        assertThat(staff.with("If-Match", "*")
                        .patch(
                                "/admin/v1/variants/" + other.at("/variants/0/id"),
                                Map.of("attributes", Map.of(code(length), 7)))
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/attributes/" + code(length));
    }

    private static Map<String, Object> variant(String sku, String option, Map<String, Object> attributes) {
        return Map.of("sku", sku, "options", Map.of("N", option), "attributes", attributes);
    }

    @Test
    void optionsGenerateTheVariantsThatAreMissing() {
        var prefix = StoreShelf.unique("G");
        var draft = shelf.draft(
                "Shirt",
                Map.of(
                        "options",
                        List.of(
                                Map.of("name", "Colour", "values", List.of("Blue", "Red")),
                                Map.of("name", "Size", "values", List.of("S", "S!", "M"))),
                        "variants",
                        List.of(Map.of("sku", prefix, "options", Map.of("Colour", "Red", "Size", "S")))));
        var path = PRODUCTS + "/" + draft.at("/id") + "/variants/generate";

        var generated = staff.post(path, Map.of("skuPrefix", prefix, "weightGrams", 100))
                .expect(200);

        assertThat(generated.json().at("/items").values().stream()
                        .map(each -> each.at("/sku").asString() + " "
                                + each.at("/title").asString()))
                .containsExactly(
                        prefix + " Red / S",
                        prefix + "-BLUE-S Blue / S",
                        prefix + "-BLUE-S-2 Blue / S!",
                        prefix + "-BLUE-M Blue / M",
                        prefix + "-RED-S Red / S!",
                        prefix + "-RED-M Red / M");
        assertThat(staff.post(path, Map.of("skuPrefix", prefix)).expect(200).json())
                .isEqualTo(generated.json());
        var many = IntStream.range(0, 16).mapToObj(Integer::toString).toList();
        var large = shelf.draft(
                "Large",
                Map.of(
                        "options",
                        List.of(Map.of("name", "A", "values", many), Map.of("name", "B", "values", many)),
                        "variants",
                        List.of()));
        staff.post(PRODUCTS + "/" + large.at("/id") + "/variants/generate", Map.of("skuPrefix", prefix))
                .expectProblem(422, "rejected");
        assertThat(staff.get(PRODUCTS + "/" + large.at("/id"))
                        .json()
                        .at("/variants")
                        .size())
                .isZero();
    }

    @Test
    void productsAreGroupedByBrandAndTag() {
        var name = StoreShelf.unique("Nordlicht ");
        var brand = staff.post(
                        "/admin/v1/brands",
                        Map.of("name", name, "description", "Lamps.", "descriptions", Map.of("de", "Lampen.")))
                .expect(201);
        var path = brand.requiredHeader("Location");
        var tag = StoreShelf.unique("tag-");
        var category = shelf.category(StoreShelf.unique("Lamps "), null);
        var lamp = shelf.product(
                "Lamp",
                100,
                Map.of("brandId", brand.at("/id"), "tags", List.of(tag, "a", tag), "categoryIds", List.of(category)));
        var other = shelf.product("Other", 100, Map.of("tags", List.of(tag), "categoryIds", List.of(category)));

        var page = api.get("/store/v1/products/" + lamp).expect(200);
        assertThat(page.at("/brand/name")).isEqualTo(name);
        assertThat(page.json().at("/tags").toString()).isEqualTo("[\"a\",\"" + tag + "\"]");
        var products = "/store/v1/products?limit=50&";
        assertThat(ids(api.get(products + "brand=" + brand.at("/slug")))).containsExactly(lamp);
        assertThat(ids(api.get(products + "brand=" + brand.at("/id") + "&category=" + category)))
                .containsExactly(lamp);
        assertThat(ids(api.get(products + "tag=" + tag))).containsExactlyInAnyOrder(lamp, other);
        assertThat(ids(api.get(products + "tag=a&category=" + category))).containsExactly(lamp);
        api.get(products + "brand=no-such-brand").expectProblem(404, "not-found");
        api.get(products + "brand=no-such-brand," + brand.at("/slug")).expectProblem(404, "not-found");
        var second = staff.post("/admin/v1/brands", Map.of("name", StoreShelf.unique("Second ")))
                .expect(201);
        var chair = shelf.product(
                "Chair",
                100,
                Map.of("brandId", second.at("/id"), "tags", List.of("b"), "categoryIds", List.of(category)));
        var both = "brand=" + brand.at("/slug") + "," + second.at("/id");
        assertThat(ids(api.get(products + both))).containsExactlyInAnyOrder(lamp, chair);
        assertThat(ids(api.get(products + both + "&category=" + category))).containsExactlyInAnyOrder(lamp, chair);
        assertThat(ids(api.get(products + both + "&tag=a,b"))).containsExactlyInAnyOrder(lamp, chair);
        assertThat(ids(api.get(products + "tag=a,b&category=" + category))).containsExactlyInAnyOrder(lamp, chair);
        var card = api.get(products + "category=" + category + "&tag=b").expect(200);
        assertThat(card.at("/items/0/brand/id")).isEqualTo(second.at("/id"));
        assertThat(card.at("/items/0/updatedAt"))
                .isEqualTo(staff.get("/admin/v1/products/" + chair).expect(200).at("/updatedAt"));
        assertThat(card.requiredHeader("Cache-Tag")).contains(second.at("/id"));
        EventProbe.on(jdbc).awaitDelivered();
        var search = "/store/v1/search?limit=50&category=" + category + "&";
        var found = api.get(search + both).expect(200);
        assertThat(found.json().at("/items").values().stream()
                        .map(each -> each.at("/product/id").asString()))
                .containsExactlyInAnyOrder(lamp, chair);
        assertThat(found.json().at("/facets/brands").values().stream()
                        .map(each ->
                                each.at("/id").asString() + each.at("/selected").asBoolean()))
                .containsExactlyInAnyOrder(brand.at("/id") + "true", second.at("/id") + "true");
        assertThat(api.get(search + "tag=a,b")
                        .expect(200)
                        .json()
                        .at("/total/value")
                        .asInt())
                .isEqualTo(2);
        var one =
                api.get("/store/v1/brands/" + brand.at("/slug") + "?locale=de").expect(200);
        assertThat(one.at("/description")).isEqualTo("Lampen.");
        assertThat(one.statements()).hasSize(1);
        assertThat(ids(api.get("/store/v1/brands?limit=100"))).contains(brand.at("/id"));
        api.get("/store/v1/brands/no-such-brand").expectProblem(404, "not-found");

        staff.with("If-Match", "\"1\"").patch(path, Map.of("name", "Dawn")).expect(200);
        assertThat(api.get("/store/v1/products/" + lamp).at("/brand/name")).isEqualTo("Dawn");
        assertThat(api.get("/store/v1/brands/" + brand.at("/id")).at("/name")).isEqualTo("Dawn");
        staff.post("/admin/v1/brands", Map.of("name", "X", "slug", brand.at("/slug")))
                .expectProblem(409, "already-exists");
        staff.with("If-Match", "*").delete(path).expectProblem(409, "in-use");
        staff.with("If-Match", "*")
                .patch(PRODUCTS + "/" + lamp, "{\"brandId\":null,\"tags\":[]}")
                .expect(200);
        assertThat(api.get("/store/v1/products/" + lamp).json().has("brand")).isFalse();
        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        staff.get(path).expectProblem(404, "not-found");
        assertThat(staff.post(PRODUCTS, Map.of("title", "X", "brandId", brand.at("/id")))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/brandId");
    }

    @Test
    void archivedProductsThatReferToEachOtherCanBePurged() {
        var successor = attribute("PRODUCT_REFERENCE", Map.of());
        var type = type(List.of(field(successor, "PRODUCT", false, "NONE"))).at("/id");
        var typed = Map.of("title", "Lamp", "productTypeId", type);
        var first = staff.post(PRODUCTS, typed).expect(201);
        var second = staff.post(PRODUCTS, typed).expect(201);
        var any = staff.with("If-Match", "*");
        var purging = api.as(logins.staff(Permission.CATALOG_PURGE).token()).with("If-Match", "*");
        var one = first.requiredHeader("Location");
        var other = second.requiredHeader("Location");
        any.patch(one, Map.of("attributes", Map.of(code(successor), second.at("/id"))))
                .expect(200);
        any.patch(other, Map.of("attributes", Map.of(code(successor), first.at("/id"))))
                .expect(200);

        any.delete(one).expect(204);
        purging.post(one + "/purge").expectProblem(409, "in-use");
        any.delete(other).expect(204);
        purging.post(one + "/purge").expect(204);
        purging.post(other + "/purge").expect(204);
    }

    private Api.Response attribute(String kind, Map<String, Object> more) {
        var request = new HashMap<String, Object>(more);
        request.put("code", StoreShelf.unique("a"));
        request.put("kind", kind);
        request.put("name", kind);
        return staff.post(ATTRIBUTES, request).expect(201);
    }

    private Api.Response type(List<Map<String, Object>> fields) {
        return staff.post(TYPES, Map.of("code", StoreShelf.unique("t"), "name", "Type", "attributes", fields))
                .expect(201);
    }

    private static Map<String, Object> field(Api.Response attribute, String level, boolean required, String rule) {
        return Map.of("attributeId", attribute.at("/id"), "level", level, "required", required, "rule", rule);
    }

    private static String code(Api.Response attribute) {
        return attribute.at("/code");
    }

    private static Map<String, Object> choice(String key) {
        return Map.of("key", key, "label", key);
    }

    private static List<Map<String, Object>> choices() {
        return List.of(
                Map.of("key", "cotton", "label", "Cotton"),
                Map.of("key", "wool", "label", "Wool", "labels", Map.of("de", "Wolle")));
    }

    private static List<String> ids(Api.Response page) {
        return page.expect(200).json().at("/items").values().stream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
