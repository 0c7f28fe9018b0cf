package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class CatalogAdminTests {

    private static final String PRODUCTS = "/admin/v1/products";
    private static final String CATEGORIES = "/admin/v1/categories";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProductRepository products;

    @Autowired
    private TransactionTemplate transactions;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
    }

    @Test
    void aProductGoesFromDraftToArchive() {
        var sku = unique("CUP-");
        var created = staff.post(
                        PRODUCTS,
                        Map.of(
                                "title",
                                "Espresso cup",
                                "metadata",
                                Map.of("season", "winter"),
                                "options",
                                List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                                "variants",
                                List.of(
                                        Map.of(
                                                "sku",
                                                sku + "-B",
                                                "options",
                                                Map.of("Colour", "Blue"),
                                                "weightGrams",
                                                250),
                                        Map.of("sku", sku + "-R", "options", Map.of("Colour", "Red"))),
                                "media",
                                List.of(Map.of("url", "/media/cup.svg", "alt", "A cup", "width", 800, "height", 800)),
                                "translations",
                                Map.of("de", Map.of("title", "Espressotasse"))))
                .expect(201);
        var id = TypeIds.parse(ProductId.class, created.at("/id"));
        var path = created.requiredHeader("Location");
        assertThat(path).isEqualTo(PRODUCTS + "/" + id.text());
        assertThat(created.at("/status")).isEqualTo("DRAFT");
        assertThat(created.at("/slug")).startsWith("espresso-cup");
        assertThat(created.at("/variants/0/title")).isEqualTo("Blue");
        assertThat(created.at("/variants/1/weightGrams")).isEqualTo("0");
        assertThat(created.json().at("/locales").size()).isEqualTo(2);

        var read = staff.get(path).expect(200);
        assertThat(read.requiredHeader("ETag")).isEqualTo("\"1\"");
        assertThat(read.json()).isEqualTo(created.json());
        staff.with("If-None-Match", "\"1\"").get(path).expect(304);

        var changed = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"title\":\"Cup\",\"metadata\":{\"season\":null,\"line\":\"x\"}}")
                .expect(200);
        assertThat(changed.at("/title")).isEqualTo("Cup");
        assertThat(changed.at("/slug")).isEqualTo(created.at("/slug"));
        assertThat(changed.json().at("/metadata").toString()).isEqualTo("{\"line\":\"x\"}");
        assertThat(changed.requiredHeader("ETag")).isEqualTo("\"2\"");

        assertThat(staff.post(path + "/publish").expect(200).at("/status")).isEqualTo("PUBLISHED");
        staff.post(path + "/publish").expectProblem(409, "invalid-state-transition");
        assertThat(staff.post(path + "/unpublish").expect(200).at("/status")).isEqualTo("DRAFT");
        staff.with("If-Match", "*").delete(path).expect(204);
        assertThat(staff.get(path).expect(200).at("/status")).isEqualTo("ARCHIVED");
        staff.with("If-Match", "*").patch(path, "{\"title\":\"Mug\"}").expectProblem(409, "invalid-state-transition");
        assertThat(EventProbe.on(jdbc).typesOf(id))
                .containsExactly(
                        "product.created",
                        "product.updated",
                        "product.published",
                        "product.unpublished",
                        "product.deleted");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var path = product("Lost update");

        staff.patch(path, "{\"title\":\"A\"}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"7\"").patch(path, "{\"title\":\"A\"}").expectProblem(412, "precondition-failed");
        staff.delete(path).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"7\"").delete(path).expectProblem(412, "precondition-failed");
        staff.put(path + "/media", Map.of("media", List.of())).expectProblem(428, "precondition-required");

        assertThat(staff.get(path).at("/title")).isEqualTo("Lost update");
        assertThat(staff.get(path).at("/version")).isEqualTo("1");
    }

    @Test
    void aChangeThatChangesNothingKeepsTheVersion() {
        var path = product("Same");

        assertThat(staff.with("If-Match", "*")
                        .patch(path, "{\"title\":\"Same\"}")
                        .expect(200)
                        .at("/version"))
                .isEqualTo("1");
    }

    @Test
    void variantsAreAddedChangedAndDeleted() {
        var sku = unique("V-");
        var path = staff.post(
                        PRODUCTS,
                        Map.of(
                                "title",
                                "Shirt",
                                "options",
                                List.of(Map.of("name", "Size", "values", List.of("S", "M", "L")))))
                .expect(201)
                .requiredHeader("Location");
        staff.post(path + "/publish").expectProblem(422, "rejected");

        var small = staff.post(path + "/variants", Map.of("sku", sku + "S", "options", Map.of("Size", "S")))
                .expect(201);
        staff.post(path + "/variants", Map.of("sku", sku + "M", "options", Map.of("Size", "M")))
                .expect(201);
        staff.post(path + "/variants", Map.of("sku", sku + "X", "options", Map.of("Size", "S")))
                .expectProblem(422, "rejected");
        staff.post(path + "/variants", Map.of("sku", sku + "X", "options", Map.of("Size", "XXL")))
                .expectProblem(422, "rejected");
        staff.post(path + "/variants", Map.of("sku", sku + "S", "options", Map.of("Size", "L")))
                .expectProblem(409, "already-exists");
        assertThat(staff.get(path + "/variants").expect(200).json().at("/items").size())
                .isEqualTo(2);

        var variant = small.requiredHeader("Location");
        assertThat(variant).isEqualTo("/admin/v1/variants/" + small.at("/id"));
        var tag = staff.get(variant).expect(200).requiredHeader("ETag");
        staff.patch(variant, "{\"barcode\":\"123\"}").expectProblem(428, "precondition-required");
        var changed = staff.with("If-Match", tag)
                .patch(variant, Map.of("barcode", sku, "options", Map.of("Size", "L"), "position", 1))
                .expect(200);
        assertThat(changed.at("/title")).isEqualTo("L");
        assertThat(changed.at("/position")).isEqualTo("1");
        staff.with("If-Match", tag).patch(variant, "{\"barcode\":\"123\"}").expectProblem(412, "precondition-failed");
        assertThat(staff.with("If-Match", "*")
                        .patch(variant, "{\"barcode\":\"4006381333930\"}")
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/barcode");
        var found = staff.get("/admin/v1/variants?barcode=" + sku).expect(200);
        assertThat(found.at("/items/0/sku")).isEqualTo(sku + "S");
        assertThat(staff.get("/admin/v1/variants?sku=" + sku + "S," + sku + "M&withTotal=true")
                        .expect(200)
                        .at("/page/total"))
                .isEqualTo("2");

        staff.post(path + "/publish").expect(200);
        staff.with("If-Match", "*").delete(variant).expect(204);
        staff.get(variant).expectProblem(404, "not-found");
        var last = "/admin/v1/variants/" + staff.get(path).at("/variants/0/id");
        staff.with("If-Match", "*").delete(last).expectProblem(422, "rejected");
        staff.get(last).expect(200);
    }

    @Test
    void textsComeInTheLanguagesOfTheShop() {
        var path = product("Bread");
        staff.get(path + "/translations/de").expectProblem(404, "not-found");

        staff.put(path + "/translations/de", Map.of("title", "Brot")).expectProblem(428, "precondition-required");
        var german = staff.with("If-Match", "\"1\"")
                .put(path + "/translations/de", Map.of("title", "Brot", "description", "Kross."))
                .expect(200);
        assertThat(german.at("/title")).isEqualTo("Brot");
        assertThat(german.at("/slug")).startsWith("brot");
        assertThat(german.requiredHeader("ETag")).isEqualTo("\"2\"");
        assertThat(staff.get(path + "/translations/de").expect(200).json()).isEqualTo(german.json());
        staff.with("If-Match", "*")
                .put(path + "/translations/es", Map.of("title", "Pan"))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "*")
                .put(path + "/translations/not_a_tag!", Map.of("title", "Pan"))
                .expect(400);
    }

    @Test
    void aSlugIsTakenOnce() {
        var slug = unique("slug-");
        staff.post(PRODUCTS, Map.of("title", "One", "slug", slug)).expect(201);

        var refused = staff.post(PRODUCTS, Map.of("title", "Two", "slug", slug)).expectProblem(409, "already-exists");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/slug");
        var derived = staff.post(PRODUCTS, Map.of("title", slug)).expect(201);
        assertThat(derived.at("/slug")).isEqualTo(slug + "-2");
    }

    @Test
    void otherSystemsUpsertByTheirOwnId() {
        var external = unique("erp-");
        var path = PRODUCTS + "/by/external-id/" + external;
        var sku = unique("E-");

        var created = staff.put(path, Map.of("title", "Pen", "variants", List.of(Map.of("sku", sku))))
                .expect(201);
        var again = staff.put(
                        path,
                        Map.of(
                                "title",
                                "Pens",
                                "options",
                                List.of(Map.of("name", "Ink", "values", List.of("Black", "Blue"))),
                                "variants",
                                List.of(
                                        Map.of("sku", sku + "2", "options", Map.of("Ink", "Blue")),
                                        Map.of("sku", sku, "options", Map.of("Ink", "Black")))))
                .expect(200);

        assertThat(again.at("/id")).isEqualTo(created.at("/id"));
        assertThat(again.at("/externalId")).isEqualTo(external);
        assertThat(again.at("/slug")).isEqualTo(created.at("/slug"));
        assertThat(again.at("/variants/1/id")).isEqualTo(created.at("/variants/0/id"));
        assertThat(again.json().at("/variants").size()).isEqualTo(2);
        assertThat(staff.get(PRODUCTS + "?externalId=" + external + "&withTotal=true")
                        .at("/page/total"))
                .isEqualTo("1");
    }

    @Test
    void anUpsertNamesTheVariantWhoseSkuIsTaken() {
        var path = PRODUCTS + "/by/external-id/" + unique("erp-");
        var sku = unique("E-");
        var other = unique("O-");
        product("Other", Map.of("variants", List.of(Map.of("sku", other))));
        staff.put(path, inks(sku, sku + "2")).expect(201);

        assertThat(staff.put(path, inks(sku, sku))
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/variants/1/sku");
        assertThat(staff.put(path, inks(sku, other))
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/variants/1/sku");
        assertThat(staff.put(path, inks(sku + "2", sku)).expect(200).at("/variants/0/sku"))
                .isEqualTo(sku + "2");
    }

    private static Map<String, Object> inks(String black, String blue) {
        return Map.of(
                "title",
                "Pen",
                "options",
                List.of(option("Ink", "Black", "Blue")),
                "variants",
                List.of(
                        Map.of("sku", black, "options", Map.of("Ink", "Black")),
                        Map.of("sku", blue, "options", Map.of("Ink", "Blue"))));
    }

    private static Map<String, Object> option(String name, String... values) {
        return Map.of("name", name, "values", List.of(values));
    }

    @Test
    void valuesOfVariantsMoveAlongWithTheirOption() {
        var width = option("Width", "40", "60");
        var height = option("Height", "40", "60");
        var path = product(
                "Frame",
                Map.of(
                        "options",
                        List.of(width, height),
                        "variants",
                        List.of(Map.of("sku", unique("F-"), "options", Map.of("Width", "40", "Height", "60")))));
        var any = staff.with("If-Match", "*");

        var moved = any.patch(path, Map.of("options", List.of(height, width))).expect(200);
        assertThat(moved.at("/variants/0/options/Width")).isEqualTo("40");
        assertThat(moved.at("/variants/0/options/Height")).isEqualTo("60");
        assertThat(moved.at("/variants/0/title")).isEqualTo("60 / 40");
        var renamed = any.patch(path, Map.of("options", List.of(option("Breadth", "40", "60"), height)))
                .expect(200);
        assertThat(renamed.at("/variants/0/options/Breadth")).isEqualTo("40");
        any.patch(path, Map.of("options", List.of(height, height))).expectProblem(422, "rejected");
    }

    @Test
    void aPictureCanBeAsLongAsOneOfTheLibrary() {
        var panorama = Map.of("url", "https://pictures.example/panorama.jpg", "width", 30_000, "height", 1_000);

        var path = product("Panorama", Map.of("media", List.of(panorama)));

        assertThat(staff.get(path).at("/media/0/width")).isEqualTo("30000");
    }

    @Test
    void whatIsPurgedLeavesItsNamesToOthers() {
        var sku = unique("P-");
        var slug = unique("purged-");
        Map<String, Object> lamp =
                Map.of("title", "Lamp", "slug", slug, "externalId", sku, "variants", List.of(Map.of("sku", sku)));
        var path = staff.post(PRODUCTS, lamp).expect(201).requiredHeader("Location");
        var other = product("Shade " + sku);
        staff.with("If-Match", "*")
                .put(
                        other + "/relations",
                        Map.of(
                                "relations",
                                List.of(Map.of(
                                        "kind", "ACCESSORY", "productId", path.substring(path.lastIndexOf('/') + 1)))))
                .expect(200);
        var owner = api.as(logins.staff(Permission.CATALOG_PURGE).token());

        staff.with("If-Match", "*").post(path + "/purge").expectProblem(403, "missing-permission");
        owner.with("If-Match", "*").post(path + "/purge").expectProblem(409, "invalid-state-transition");
        staff.with("If-Match", "*").delete(path).expect(204);
        assertThat(staff.post(PRODUCTS, lamp)
                        .expectProblem(409, "already-exists")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isIn("/variants/0/sku", "/externalId", "/slug");
        owner.post(path + "/purge").expectProblem(428, "precondition-required");
        owner.with("If-Match", "\"1\"").post(path + "/purge").expectProblem(412, "precondition-failed");
        owner.with("If-Match", "\"2\"").post(path + "/purge").expect(204);

        owner.with("If-Match", "*").post(path + "/purge").expectProblem(404, "not-found");
        staff.get(path).expectProblem(404, "not-found");
        assertThat(staff.get(other).expect(200).json().at("/relations").size()).isZero();
        staff.post(PRODUCTS, lamp).expect(201);
    }

    @Test
    void anUpsertKeepsToWhatWasRead() {
        var path = PRODUCTS + "/by/external-id/" + unique("erp-");
        var pen = Map.of("title", "Pen");
        var pencil = Map.of("title", "Pencil");

        staff.with("If-Match", "*").put(path, pen).expectProblem(412, "precondition-failed");
        var onlyNew = staff.with("If-None-Match", "*");
        var created = onlyNew.put(path, pen).expect(201);
        onlyNew.put(path, pencil).expectProblem(412, "precondition-failed");
        staff.with("If-None-Match", "\"1\"").put(path, pencil).expectProblem(400, "validation-failed");
        staff.with("If-Match", created.requiredHeader("ETag")).put(path, pencil).expect(200);
        assertThat(staff.with("If-Match", created.requiredHeader("ETag"))
                        .put(path, pen)
                        .expectProblem(412, "precondition-failed")
                        .at("/currentETag"))
                .isEqualTo("\"2\"");

        assertThat(staff.get(PRODUCTS + "/" + created.at("/id")).at("/title")).isEqualTo("Pencil");
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        var word = unique("word");
        IntStream.range(0, 5).forEach(number -> product(word + " " + number));
        var published = product(word + " 9", Map.of("variants", List.of(Map.of("sku", word))));
        staff.post(published + "/publish").expect(200);

        var list = PRODUCTS + "?q=" + word;
        assertThat(staff.get(list + "&withTotal=true&limit=1").expect(200).at("/page/total"))
                .isEqualTo("6");
        assertThat(titles(staff.get(list + "&status=PUBLISHED,ARCHIVED"))).containsExactly(word + " 9");
        assertThat(titles(staff.get(list + "&sort=title&limit=2"))).containsExactly(word + " 0", word + " 1");
        assertThat(titles(
                        staff.get(PRODUCTS + "?q=" + word.toUpperCase(java.util.Locale.ROOT) + "&sort=-title&limit=1")))
                .containsExactly(word + " 9");
        assertThat(titles(staff.get(list + "&createdAt.gte=2026-11-25T11:59:59Z&createdAt.lt=2026-11-25T12:00:00Z")))
                .isEmpty();
        assertThat(titles(staff.get(list + "&createdAt.gte=2026-11-25T12:00:00Z")))
                .hasSize(6);
        staff.get(list + "&sort=price").expectProblem(400, "invalid-filter");
        staff.get(list + "&status=GONE").expectProblem(400, "validation-failed");
        staff.get(list + "&createdAt.gte=yesterday").expectProblem(400, "validation-failed");

        var seen = new HashSet<String>();
        var page = staff.get(list + "&limit=4").expect(200);
        seen.addAll(titles(page));
        page = staff.get(list + "&limit=4&cursor=" + page.at("/page/next")).expect(200);
        seen.addAll(titles(page));
        assertThat(seen).hasSize(6);
        assertThat(page.at("/page/hasMore")).isEqualTo("false");
        assertThat(titles(staff.get(list + "&limit=4&cursor=" + page.at("/page/prev"))))
                .hasSize(4);
    }

    @Test
    void badInputIsNamed() {
        var refused = staff.post(PRODUCTS, """
                {"title":" ","slug":"Not a slug","options":[],"variants":[{"sku":"a b","weightGrams":-1}],
                 "media":[{"url":"javascript:alert(1)","alt":""}]}
                """).expectProblem(400, "validation-failed");

        assertThat(refused.json().at("/errors").values().stream()
                        .map(error -> error.at("/pointer").asString()))
                .contains("/title", "/slug", "/variants/0/sku", "/variants/0/weightGrams", "/media/0/url");
        staff.post(PRODUCTS, Map.of("title", "X", "categoryIds", List.of(CategoryId.next())))
                .expectProblem(422, "rejected");
        staff.post(PRODUCTS, Map.of("title", "X", "price", 1)).expectProblem(400, "unknown-field");
        assertThat(staff.post(PRODUCTS, "{\"title\":\"X\",\"options\":[null]}")
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/options/0");
        staff.post(PRODUCTS, Map.of("title", "X", "translations", Map.of("xx", Map.of("title", "X"))))
                .expectProblem(422, "rejected");
        staff.get(PRODUCTS + "/cat_01h455vb4pex5vsknk084sn02q").expectProblem(400, "invalid-id");
        staff.get(PRODUCTS + "/" + ProductId.next().text()).expectProblem(404, "not-found");
        staff.get("/admin/v1/variants/" + VariantId.next().text()).expectProblem(404, "not-found");
    }

    @Test
    void categoriesFormATreeWithoutRings() {
        var name = unique("Kitchen ");
        var kitchen = staff.post(
                        CATEGORIES, Map.of("name", name, "translations", Map.of("de", Map.of("name", "Küche"))))
                .expect(201);
        var cups = category("Cups", kitchen.at("/id"));
        var mugs = category("Mugs", cups.at("/id"));
        var other = category("Other", null);
        var path = kitchen.requiredHeader("Location");
        assertThat(kitchen.at("/translations/de/name")).isEqualTo("Küche");
        assertThat(mugs.at("/parentId")).isEqualTo(cups.at("/id"));

        staff.patch(path, "{\"name\":\"K\"}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"9\"").patch(path, "{\"name\":\"K\"}").expectProblem(412, "precondition-failed");
        staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("parentId", mugs.at("/id")))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("parentId", kitchen.at("/id")))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("parentId", CategoryId.next()))
                .expectProblem(422, "rejected");
        var moved = staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("parentId", other.at("/id")))
                .expect(200);
        assertThat(moved.at("/parentId")).isEqualTo(other.at("/id"));
        assertThat(moved.at("/version")).isEqualTo("2");

        staff.with("If-Match", "*").delete(path).expectProblem(409, "in-use");
        product("In a category", Map.of("categoryIds", List.of(mugs.at("/id"))));
        staff.with("If-Match", "*").delete(mugs.requiredHeader("Location")).expectProblem(409, "in-use");
        var empty = category("Empty", null).requiredHeader("Location");
        staff.delete(empty).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"1\"").delete(empty).expect(204);
        staff.get(empty).expectProblem(404, "not-found");
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(CategoryId.class, kitchen.at("/id"))))
                .containsExactly("category.created", "category.updated");
    }

    @Test
    void twoMovesAtOnceMakeNoRing() throws Exception {
        for (int round = 0; round < 5; round++) {
            var left = category("Left", null);
            var right = category("Right", null);
            var statuses = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
            var one = Thread.ofVirtual().start(() -> statuses.add(moveBelow(left, right)));
            var other = Thread.ofVirtual().start(() -> statuses.add(moveBelow(right, left)));
            one.join();
            other.join();

            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void aMoveDoesNotWaitForChangesOfItsProducts() {
        var left = category("Left", null);
        var right = category("Right", null);
        var path = product(
                "Moved",
                Map.of("categoryIds", List.of(left.at("/id")), "variants", List.of(Map.of("sku", unique("M")))));
        staff.post(path + "/publish").expect(200);
        var id = TypeIds.parse(ProductId.class, path.substring(PRODUCTS.length() + 1));

        // A change of the product would wait for the move, so that a move that waited for it would be a deadlock.
        transactions.executeWithoutResult(_ -> {
            products.findForUpdate(id);
            var move = CompletableFuture.supplyAsync(() -> moveBelow(left, right));
            assertThat(move.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(200);
        });

        assertThat(listings(path)).containsExactlyInAnyOrder(left.at("/id"), right.at("/id"));
    }

    private int moveBelow(Api.Response category, Api.Response parent) {
        return staff.with("If-Match", "*")
                .patch(category.requiredHeader("Location"), Map.of("parentId", parent.at("/id")))
                .status();
    }

    @Test
    void categoriesAreAtMostTenLevelsDeep() {
        @Nullable String parent = null;
        for (int level = 0; level < 10; level++) {
            parent = category("Level " + level, parent).at("/id");
        }

        staff.post(CATEGORIES, Map.of("name", "Too deep", "parentId", String.valueOf(parent)))
                .expectProblem(422, "rejected");
    }

    @Test
    void productsAreListedUnderEveryCategoryAbove() {
        var top = category("Top", null).at("/id");
        var middle = category("Middle", top);
        var leaf = category("Leaf", middle.at("/id")).at("/id");
        var elsewhere = category("Elsewhere", null).at("/id");
        var path = product(
                "Listed", Map.of("categoryIds", List.of(leaf), "variants", List.of(Map.of("sku", unique("L")))));
        assertThat(listings(path)).isEmpty();

        staff.post(path + "/publish").expect(200);
        assertThat(listings(path)).containsExactlyInAnyOrder(top, middle.at("/id"), leaf);
        staff.with("If-Match", "*")
                .patch(middle.requiredHeader("Location"), Map.of("parentId", elsewhere))
                .expect(200);
        assertThat(listings(path)).containsExactlyInAnyOrder(elsewhere, middle.at("/id"), leaf);
        staff.with("If-Match", "*")
                .patch(path, Map.of("categoryIds", List.of(top)))
                .expect(200);
        assertThat(listings(path)).containsExactly(top);
        staff.post(path + "/unpublish").expect(200);
        assertThat(listings(path)).isEmpty();
    }

    @Test
    void onlyWhoMayChangesTheCatalogue() {
        var path = product("Guarded");
        var reader = api.as(logins.staff(Permission.CATALOG_READ).token());
        var stranger = api.as(logins.staff(Permission.ORDERS_READ).token());

        api.get(path).expectProblem(401, "unauthenticated");
        stranger.get(path).expectProblem(403, "missing-permission");
        stranger.get(CATEGORIES).expectProblem(403, "missing-permission");
        reader.get(path).expect(200);
        reader.post(PRODUCTS, Map.of("title", "No")).expectProblem(403, "missing-permission");
        reader.post(path + "/publish").expectProblem(403, "missing-permission");
        reader.with("If-Match", "*").patch(path, "{\"title\":\"No\"}").expectProblem(403, "missing-permission");
        reader.post(CATEGORIES, Map.of("name", "No")).expectProblem(403, "missing-permission");
        assertThat(reader.get(path).at("/title")).isEqualTo("Guarded");
    }

    @Test
    void aProductOfAnySizeIsReadInOneStatement() {
        var small = product("Small");
        var large = product(
                "Large",
                Map.of(
                        "options",
                        List.of(Map.of(
                                "name",
                                "N",
                                "values",
                                IntStream.range(0, 100)
                                        .mapToObj(Integer::toString)
                                        .toList())),
                        "variants",
                        IntStream.range(0, 100)
                                .mapToObj(number ->
                                        Map.of("sku", unique("N-"), "options", Map.of("N", Integer.toString(number))))
                                .toList()));

        assertThat(catalogStatements(staff.get(small))).hasSize(1);
        assertThat(catalogStatements(staff.get(large))).hasSize(1);
        assertThat(catalogStatements(staff.get(PRODUCTS + "?limit=100"))).hasSize(1);
    }

    private static List<String> catalogStatements(Api.Response response) {
        return response.expect(200).statements().stream()
                .filter(sql -> sql.contains("catalog."))
                .toList();
    }

    private List<String> listings(String productPath) {
        var id = TypeIds.parse(ProductId.class, productPath.substring(PRODUCTS.length() + 1));
        return jdbc
                .sql("select category_id from catalog.pub_category_listings where product_id = :id")
                .param("id", id.value())
                .query(java.util.UUID.class)
                .list()
                .stream()
                .map(category -> new CategoryId(category).text())
                .toList();
    }

    private Api.Response category(String name, @Nullable String parent) {
        return staff.post(CATEGORIES, parent == null ? Map.of("name", name) : Map.of("name", name, "parentId", parent))
                .expect(201);
    }

    private String product(String title) {
        return product(title, Map.of());
    }

    private String product(String title, Map<String, Object> more) {
        var request = new java.util.HashMap<String, Object>(more);
        request.put("title", title);
        return staff.post(PRODUCTS, request).expect(201).requiredHeader("Location");
    }

    private static List<String> titles(Api.Response page) {
        return page.expect(200).json().at("/items").values().stream()
                .map(item -> item.at("/title").asString())
                .toList();
    }

    private static String unique(String stem) {
        var id = TypeIds.next().toString();
        return stem + id.substring(id.length() - 12);
    }
}
