package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.media.Drawings;
import dev.kontor.media.library.Upload;
import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class ProductDuplicateTests {

    private static final String PRODUCTS = "/admin/v1/products";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
    }

    @Test
    void aCopyHasAllButWhatOneProductAloneCanHave() {
        var isbn = attribute();
        var size = attribute();
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of(
                                "code",
                                StoreShelf.unique("t"),
                                "name",
                                "T",
                                "attributes",
                                List.of(field(isbn, "PRODUCT", "UNIQUE"), field(size, "VARIANT", "NONE"))))
                .expect(201)
                .at("/id");
        var sku = StoreShelf.unique("S-");
        var category = staff.post("/admin/v1/categories", Map.of("name", sku))
                .expect(201)
                .at("/id");
        var request = new HashMap<String, Object>(Map.of(
                "title", "Shirt",
                "externalId", sku,
                "productTypeId", type,
                "attributes", Map.of(isbn.at("/code"), "978"),
                "categoryIds", List.of(category),
                "tags", List.of("summer"),
                "metadata", Map.of("season", "1"),
                "options", List.of(Map.of("name", "N", "values", List.of("1", "2"))),
                "translations", Map.of("de", Map.of("title", "Hemd"))));
        request.put(
                "variants",
                List.of(
                        Map.of(
                                "sku",
                                sku,
                                "barcode",
                                "4006381333931",
                                "options",
                                Map.of("N", "1"),
                                "weightGrams",
                                250,
                                "attributes",
                                Map.of(size.at("/code"), "S")),
                        Map.of("sku", sku + "x", "options", Map.of("N", "2"))));
        var original = staff.post(PRODUCTS, request).expect(201);
        var path = original.requiredHeader("Location");
        staff.with("If-Match", "*")
                .put(
                        path + "/media",
                        Map.of(
                                "media",
                                List.of(Map.of(
                                        "url",
                                        "https://pictures.example/shirt.jpg",
                                        "alt",
                                        "A shirt",
                                        "variantIds",
                                        List.of(original.at("/variants/0/id"))))))
                .expect(200);
        staff.post(path + "/publish").expect(200);

        var copy = staff.post(path + "/duplicate", Map.of("title", "Blouse", "skuSuffix", "-B"))
                .expect(201);

        assertThat(copy.at("/id")).isNotEqualTo(original.at("/id"));
        assertThat(copy.at("/status")).isEqualTo("DRAFT");
        assertThat(copy.at("/title")).isEqualTo("Blouse");
        assertThat(copy.at("/slug")).isNotEqualTo(original.at("/slug"));
        assertThat(copy.json().has("externalId")).isFalse();
        assertThat(copy.json().at("/attributes").isEmpty()).isTrue();
        assertThat(copy.at("/categoryIds/0")).isEqualTo(category);
        assertThat(copy.at("/tags/0")).isEqualTo("summer");
        assertThat(copy.at("/metadata/season")).isEqualTo("1");
        assertThat(copy.at("/variants/0/sku")).isEqualTo(sku + "-B");
        assertThat(copy.json().at("/variants/0").has("barcode")).isFalse();
        assertThat(copy.at("/variants/0/weightGrams")).isEqualTo("250");
        assertThat(copy.at("/variants/0/attributes/" + size.at("/code"))).isEqualTo("S");
        assertThat(copy.at("/media/0/variantIds/0"))
                .isEqualTo(copy.at("/variants/0/id"))
                .isNotEqualTo(original.at("/variants/0/id"));
        assertThat(staff.get(PRODUCTS + "/" + copy.at("/id") + "/translations/de")
                        .at("/title"))
                .isEqualTo("Hemd");

        assertThat(staff.post(path + "/duplicate", Map.of("skuSuffix", "-B"))
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/skuSuffix");
        staff.post(path + "/duplicate", Map.of("skuSuffix", "/")).expectProblem(400, "validation-failed");
        staff.post(PRODUCTS + "/" + ProductId.next().text() + "/duplicate", Map.of("skuSuffix", "-C"))
                .expectProblem(404, "not-found");
    }

    @Test
    void aCopyOfAProductWithTheLongestSlugHasAShorterOne() {
        var slug = (StoreShelf.unique("long-") + "-slug".repeat(30)).substring(0, 150);
        var path = staff.post(PRODUCTS, Map.of("title", "Long", "slug", slug))
                .expect(201)
                .requiredHeader("Location");

        var copy = staff.post(path + "/duplicate", Map.of("skuSuffix", "-B")).expect(201);

        assertThat(slug).startsWith(copy.at("/slug"));
    }

    @Test
    void aCopyOfAnArchivedProductLacksPicturesThatWereDeleted() {
        var librarian = api.as(
                logins.staff(Permission.MEDIA_READ, Permission.MEDIA_WRITE).token());
        var picture = Upload.of(Drawings.jpeg(61, 43)).by(librarian).at("/id");
        var path = staff.post(
                        PRODUCTS,
                        Map.of(
                                "title",
                                "Pictured",
                                "media",
                                List.of(Map.of("mediaId", picture), Map.of("url", "https://pictures.example/cup.jpg"))))
                .expect(201)
                .requiredHeader("Location");
        staff.with("If-Match", "*").delete(path).expect(204);
        librarian.with("If-Match", "*").delete("/admin/v1/media/" + picture).expect(204);

        var copy = staff.post(path + "/duplicate", Map.of("skuSuffix", "-B")).expect(201);

        assertThat(copy.json()
                        .at("/media")
                        .valueStream()
                        .map(each -> each.at("/url").asString()))
                .containsExactly("https://pictures.example/cup.jpg");
    }

    @Test
    void aCopyOfAnArchivedProductLacksReferencesToWhatWasDeleted() {
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        var tables = reference("MEDIA");
        var partner = reference("PRODUCT_REFERENCE");
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of(
                                "code",
                                StoreShelf.unique("t"),
                                "name",
                                "T",
                                "attributes",
                                List.of(field(tables, "VARIANT", "NONE"), field(partner, "PRODUCT", "NONE"))))
                .expect(201)
                .at("/id");
        var kept = Upload.of(Drawings.jpeg(60, 43)).by(owner).at("/id");
        var deleted = Upload.of(Drawings.jpeg(59, 43)).by(owner).at("/id");
        var other = owner.post(PRODUCTS, Map.of("title", "Other")).expect(201).requiredHeader("Location");
        var path = staff.post(
                        PRODUCTS,
                        Map.of(
                                "title",
                                "Referring",
                                "productTypeId",
                                type,
                                "attributes",
                                Map.of(partner.at("/code"), List.of(other.substring(other.lastIndexOf('/') + 1))),
                                "variants",
                                List.of(Map.of(
                                        "sku",
                                        StoreShelf.unique("S-"),
                                        "attributes",
                                        Map.of(tables.at("/code"), List.of(kept, deleted))))))
                .expect(201)
                .requiredHeader("Location");
        owner.delete(path).expect(204);
        owner.delete("/admin/v1/media/" + deleted).expect(204);
        owner.delete(other).expect(204);
        owner.post(other + "/purge").expect(204);

        var copy = staff.post(path + "/duplicate", Map.of("skuSuffix", "-B")).expect(201);

        assertThat(copy.json().at("/attributes").isEmpty()).isTrue();
        assertThat(copy.json()
                        .at("/variants/0/attributes/" + tables.at("/code"))
                        .toString())
                .isEqualTo("[\"" + kept + "\"]");
    }

    private Api.Response reference(String kind) {
        return staff.post(
                        "/admin/v1/attributes",
                        Map.of("code", StoreShelf.unique("a"), "kind", kind, "name", "R", "many", true))
                .expect(201);
    }

    @Test
    void aCopyOfAGiftCardIsOne() {
        var sku = StoreShelf.unique("G-");
        var original = staff.post(PRODUCTS, Map.of("title", "Gift card", "variants", List.of(Map.of("sku", sku))))
                .expect(201);
        var path = original.requiredHeader("Location");
        staff.with("If-Match", "*")
                .put(path + "/gift-card", Map.of("amount", "FIXED", "validDays", 1095))
                .expect(200);

        var copy = staff.post(path + "/duplicate", Map.of("skuSuffix", "-B")).expect(201);

        var terms = staff.get(PRODUCTS + "/" + copy.at("/id") + "/gift-card").expect(200);
        assertThat(terms.at("/amount")).isEqualTo("FIXED");
        assertThat(terms.at("/validDays")).isEqualTo("1095");
    }

    private Api.Response attribute() {
        return staff.post("/admin/v1/attributes", Map.of("code", StoreShelf.unique("a"), "kind", "TEXT", "name", "A"))
                .expect(201);
    }

    private static Map<String, Object> field(Api.Response attribute, String level, String rule) {
        return Map.of("attributeId", attribute.at("/id"), "level", level, "required", false, "rule", rule);
    }
}
