package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class RouteTests {

    private static final String PRODUCTS = "/admin/v1/products/";
    private static final String STORE = "/store/v1/products/";
    private static final String RESOLVE = "/store/v1/routes/resolve?path=";

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
    void anOldSlugLeadsToTheNewOneUntilAnotherProductHasIt() {
        var first = StoreShelf.unique("first-");
        var second = StoreShelf.unique("second-");
        var cup = shelf.product("Cup", 100, Map.of("slug", first));
        rename(cup, second);

        var read = api.get(STORE + first).expect(200);
        assertThat(read.at("/id")).isEqualTo(cup);
        assertThat(read.at("/slug")).isEqualTo(second);
        assertThat(read.statements()).hasSize(2);
        var route = api.get(RESOLVE + "/products/" + first).expect(200);
        assertThat(route.at("/id")).isEqualTo(cup);
        assertThat(route.at("/slug")).isEqualTo(second);
        assertThat(route.at("/canonical")).isEqualTo("false");
        assertThat(route.at("/permanent")).isEqualTo("true");
        assertThat(route.statements()).hasSize(1);
        assertThat(api.get(RESOLVE + "/shop/" + second).expect(200).at("/canonical"))
                .isEqualTo("true");
        api.get(RESOLVE + "/categories/" + second).expectProblem(404, "not-found");

        // A slug made of a title leaves it alone, one that is asked for takes it.
        assertThat(shelf.draft(first, Map.of()).at("/slug")).isEqualTo(first + "-2");
        var other = shelf.product("Other", 100, Map.of("slug", first));
        assertThat(api.get(STORE + first).expect(200).at("/id")).isEqualTo(other);
        assertThat(api.get(RESOLVE + "/products/" + first).expect(200).at("/id"))
                .isEqualTo(other);
        // Back again: the slug is no old one any more.
        var third = StoreShelf.unique("third-");
        rename(cup, third);
        rename(cup, second);
        assertThat(api.get(RESOLVE + "/products/" + second).expect(200).at("/canonical"))
                .isEqualTo("true");
        assertThat(api.get(STORE + third).expect(200).at("/slug")).isEqualTo(second);
        staff.post(PRODUCTS + cup + "/unpublish").expect(200);
        api.get(STORE + third).expectProblem(404, "not-found");
    }

    private void rename(String product, String slug) {
        staff.with("If-Match", "*")
                .patch(PRODUCTS + product, Map.of("slug", slug))
                .expect(200);
    }

    @Test
    void aSlugOfAnotherLanguageLeadsToTheProductThatGetsItInTheLanguageOfTheRequest() {
        var slug = StoreShelf.unique("gift-");
        var present = shelf.product(
                "Present", 100, Map.of("slug", slug, "translations", Map.of("de", Map.of("title", "Geschenk"))));
        var page = STORE + slug + "?locale=de";
        assertThat(api.get(page).expect(200).at("/id")).isEqualTo(present);

        var poison = shelf.product(
                "Poison", 100, Map.of("translations", Map.of("de", Map.of("title", "Gift", "slug", slug))));

        assertThat(api.get(page).expect(200).at("/id")).isEqualTo(poison);
    }

    @Test
    void aSlugOfAnotherLanguageLeadsToTheCollectionThatGetsItInTheLanguageOfTheRequest() {
        var slug = StoreShelf.unique("gift-");
        var presents = collection("Presents", slug, StoreShelf.unique("geschenke-"));
        var page = "/store/v1/collections/" + slug + "?locale=de";
        assertThat(api.get(page).expect(200).at("/id")).isEqualTo(presents);

        var poisons = collection("Poisons", StoreShelf.unique("poison-"), slug);

        assertThat(api.get(page).expect(200).at("/id")).isEqualTo(poisons);
    }

    private String collection(String name, String slug, String german) {
        return staff.post(
                        "/admin/v1/collections",
                        Map.of(
                                "name",
                                name,
                                "slug",
                                slug,
                                "translations",
                                Map.of("de", Map.of("name", name, "slug", german))))
                .expect(201)
                .at("/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collections", "brands"})
    void objectsWithOneNameThatAreCreatedAtOnceHaveDifferentSlugs(String kind) throws Exception {
        var request = Map.of("name", StoreShelf.unique("twin "));

        var created = new ConcurrentLinkedQueue<Api.Response>();
        var threads = IntStream.range(0, 6)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> created.add(staff.post("/admin/v1/" + kind, request))))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(created.stream().map(answer -> answer.expect(201).at("/slug")))
                .doesNotHaveDuplicates();
    }

    @Test
    void productsWithOneTitleThatAreCreatedAtOnceHaveDifferentSlugs() throws Exception {
        var title = StoreShelf.unique("twin ");
        var request = Map.of("title", title, "translations", Map.of("de", Map.of("title", title)));
        var created = new ConcurrentLinkedQueue<Api.Response>();
        var threads = IntStream.range(0, 6)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> created.add(staff.post("/admin/v1/products", request))))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(created.stream().map(each -> each.expect(201).at("/slug")).distinct())
                .hasSize(6);
    }

    @Test
    void categoriesKeepTheirOldAddressesToo() {
        var category = shelf.category(StoreShelf.unique("Kitchen "), null);
        var old = api.get("/store/v1/categories/" + category).expect(200).at("/slug");
        var slug = StoreShelf.unique("cooking-");
        staff.with("If-Match", "*")
                .patch(
                        "/admin/v1/categories/" + category,
                        Map.of("slug", slug, "seoTitle", "All for cooking", "seoDescription", "Pots."))
                .expect(200);

        var page = api.get("/store/v1/categories/" + old).expect(200);
        assertThat(page.at("/slug")).isEqualTo(slug);
        assertThat(page.at("/seo/title")).isEqualTo("All for cooking");
        assertThat(page.at("/seo/description")).isEqualTo("Pots.");
        assertThat(api.get(RESOLVE + "/" + old).expect(200).at("/kind")).isEqualTo("CATEGORY");

        var cup = shelf.product("Cup", 100, Map.of("categoryIds", List.of(category)));
        assertThat(api.get("/store/v1/products?category=" + old).expect(200).at("/items/0/id"))
                .isEqualTo(cup);
        api.get("/store/v1/search?category=" + old).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"brands, brand, BRAND", "collections, collection, COLLECTION"})
    void brandsAndCollectionsKeepTheirOldAddressesToo(String kind, String filter, String route) {
        var first = StoreShelf.unique("first-");
        var second = StoreShelf.unique("second-");
        var path = staff.post("/admin/v1/" + kind, Map.of("name", "First", "slug", first))
                .expect(201)
                .requiredHeader("Location");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var list = "/store/v1/products?" + filter + "=";
        api.get(list + first).expect(200);

        staff.with("If-Match", "*").patch(path, Map.of("slug", second)).expect(200);

        var page = "/store/v1/" + kind + "/" + first;
        assertThat(api.get(page).expect(200).at("/slug")).isEqualTo(second);
        api.get(list + first).expect(200);
        api.get(list + first + "&tag=none").expect(200);
        api.get("/store/v1/search?" + filter + "=" + first).expect(200);
        var resolved = api.get(RESOLVE + "/" + kind + "/" + first).expect(200);
        assertThat(resolved.at("/kind")).isEqualTo(route);
        assertThat(resolved.at("/id")).isEqualTo(id);
        assertThat(resolved.at("/slug")).isEqualTo(second);
        assertThat(resolved.at("/canonical")).isEqualTo("false");

        // A slug made of a name leaves it alone, one that is asked for takes it.
        assertThat(staff.post("/admin/v1/" + kind, Map.of("name", first))
                        .expect(201)
                        .at("/slug"))
                .isEqualTo(first + "-2");
        var other = staff.post("/admin/v1/" + kind, Map.of("name", "Other", "slug", first))
                .expect(201)
                .at("/id");
        assertThat(api.get(page).expect(200).at("/id")).isEqualTo(other);
        assertThat(api.get(RESOLVE + "/" + kind + "/" + first).expect(200).at("/id"))
                .isEqualTo(other);
        // Back again: the slug is no old one any more.
        var third = StoreShelf.unique("third-");
        staff.with("If-Match", "*").patch(path, Map.of("slug", third)).expect(200);
        staff.with("If-Match", "*").patch(path, Map.of("slug", second)).expect(200);
        assertThat(api.get("/store/v1/" + kind + "/" + third).expect(200).at("/slug"))
                .isEqualTo(second);
        assertThat(api.get(RESOLVE + "/" + kind + "/" + second).expect(200).at("/canonical"))
                .isEqualTo("true");
        staff.with("If-Match", "*").delete(path).expect(204);
        api.get("/store/v1/" + kind + "/" + third).expectProblem(404, "not-found");
    }

    @Test
    void staffRedirectAddresses() {
        var path = "/" + StoreShelf.unique("sale-");
        api.get(RESOLVE + path).expectProblem(404, "not-found");
        var redirect = staff.post("/admin/v1/redirects", Map.of("path", path, "target", "/collections/summer"))
                .expect(201);

        var route = api.get(RESOLVE + path).expect(200);
        assertThat(route.at("/kind")).isEqualTo("REDIRECT");
        assertThat(route.at("/target")).isEqualTo("/collections/summer");
        assertThat(route.at("/permanent")).isEqualTo("true");
        staff.post("/admin/v1/redirects", Map.of("path", path, "target", "/x")).expectProblem(409, "already-exists");
        staff.post("/admin/v1/redirects", Map.of("path", "/a", "target", "/a")).expectProblem(422, "rejected");
        for (var bad : List.of("//evil.example", "javascript:alert(1)", "http://x.example/", "/\\evil.example", "")) {
            staff.post("/admin/v1/redirects", Map.of("path", path + "x", "target", bad))
                    .expectProblem(400, "validation-failed");
        }
        assertThat(
                        staff
                                .get("/admin/v1/redirects?sort=path&limit=100")
                                .expect(200)
                                .json()
                                .at("/items")
                                .values()
                                .stream()
                                .map(each -> each.at("/path").asString()))
                .contains(path);
        var address = redirect.requiredHeader("Location");
        assertThat(staff.get(address).expect(200).requiredHeader("ETag")).isEqualTo("\"1\"");
        staff.delete(address).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"1\"").delete(address).expect(204);
        staff.with("If-Match", "\"1\"").delete(address).expectProblem(404, "not-found");
        api.get(RESOLVE + path).expectProblem(404, "not-found");
    }

    @Test
    void redirectsFormNoLoop() {
        var first = "/" + StoreShelf.unique("first-");
        var second = "/" + StoreShelf.unique("second-");
        var third = "/" + StoreShelf.unique("third-");
        redirect(first, second).expect(201);
        redirect(second, third).expect(201);

        assertThat(redirect(third, first).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/target");
        redirect(third, "/collections/summer").expect(201);
    }

    private Api.Response redirect(String path, String target) {
        return staff.post("/admin/v1/redirects", Map.of("path", path, "target", target));
    }

    @Test
    void productsAreShownBesideOthers() {
        var cup = shelf.product("Cup", 100, Map.of());
        var saucer = shelf.product("Saucer", 50, Map.of());
        var hidden = shelf.draft("Hidden", Map.of()).at("/id");
        var relations =
                List.of(relation("ACCESSORY", saucer), relation("RELATED", hidden), relation("RELATED", saucer));
        staff.put(PRODUCTS + cup + "/relations", Map.of("relations", relations))
                .expectProblem(428, "precondition-required");
        var related = staff.with("If-Match", "*")
                .put(PRODUCTS + cup + "/relations", Map.of("relations", relations))
                .expect(200);
        assertThat(related.json().at("/relations").size()).isEqualTo(3);
        assertThat(staff.get(PRODUCTS + cup).expect(200).json()).isEqualTo(related.json());

        var shown = api.get(STORE + cup + "/related").expect(200);
        assertThat(shown.statements()).hasSize(2);
        assertThat(shown.json().at("/items").values().stream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/product/id").asString()))
                .containsExactly("ACCESSORY " + saucer, "RELATED " + saucer);
        assertThat(shown.at("/items/0/product/title")).isEqualTo("Saucer");
        assertThat(api.get(STORE + saucer + "/related")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        api.get(STORE + hidden + "/related").expectProblem(404, "not-found");
        staff.with("If-Match", "*")
                .patch(PRODUCTS + saucer, Map.of("title", "Plate"))
                .expect(200);
        assertThat(api.get(STORE + cup + "/related").at("/items/0/product/title"))
                .isEqualTo("Plate");

        staff.with("If-Match", "*")
                .put(PRODUCTS + cup + "/relations", Map.of("relations", List.of(relation("RELATED", cup))))
                .expectProblem(422, "rejected");
        assertThat(staff.with("If-Match", "*")
                        .put(
                                PRODUCTS + cup + "/relations",
                                Map.of(
                                        "relations",
                                        List.of(relation(
                                                "RELATED", ProductId.next().text()))))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/relations");
        assertThat(staff.get(PRODUCTS + cup).json().at("/relations").size()).isEqualTo(3);
    }

    private static Map<String, String> relation(String kind, String product) {
        return Map.of("kind", kind, "productId", product);
    }

    @Test
    void aMissingTranslationNamesItsFallback() {
        var cup = shelf.draft(
                        "Cup",
                        Map.of(
                                "seoTitle",
                                "Cup of clay",
                                "translations",
                                Map.of("de", Map.of("title", "Tasse", "seoDescription", "Aus Ton."))))
                .at("/id");
        var german =
                staff.get(PRODUCTS + cup + "/translations/de?fallback=true").expect(200);
        assertThat(german.at("/localeUsed")).isEqualTo("de");
        assertThat(german.at("/seoDescription")).isEqualTo("Aus Ton.");
        assertThat(german.json().has("seoTitle")).isFalse();
        staff.get(PRODUCTS + cup + "/translations/fr").expectProblem(404, "not-found");
        var french =
                staff.get(PRODUCTS + cup + "/translations/fr?fallback=true").expect(200);
        assertThat(french.at("/title")).isEqualTo("Cup");
        assertThat(french.at("/locale")).isEqualTo("fr");
        assertThat(french.at("/localeUsed")).isEqualTo("en");
        assertThat(french.requiredHeader("Content-Language")).isEqualTo("en");
        staff.post(PRODUCTS + cup + "/publish").expect(200);
        assertThat(api.get(STORE + cup + "?locale=fr").expect(200).at("/seo/title"))
                .isEqualTo("Cup of clay");
        assertThat(api.get(STORE + cup + "?locale=de")
                        .expect(200)
                        .json()
                        .at("/seo")
                        .toString())
                .isEqualTo("{\"description\":\"Aus Ton.\"}");
    }
}
