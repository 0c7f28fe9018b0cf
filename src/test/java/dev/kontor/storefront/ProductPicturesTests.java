package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.media.Drawings;
import dev.kontor.media.MediaId;
import dev.kontor.media.library.Upload;
import dev.kontor.testing.Api;
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
import tools.jackson.databind.JsonNode;

/// Pictures of the library on products, from the upload to the shopper.
@KontorTest
class ProductPicturesTests {

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
        staff = api.as(logins.owner().token());
        shelf = new StoreShelf(staff, jdbc);
    }

    @Test
    void shoppersSeeThemInOrderInAllSizesAndInTheirLanguage() {
        var category = shelf.category(StoreShelf.unique("Pictured "), null);
        var product = product(category);
        var blue = product.at("/variants/0/id");
        var swatch = picture("{}").at("/id");
        var cup = picture("{\"alt\": {\"en\": \"A cup\", \"de\": \"Eine Tasse\"}}")
                .at("/id");
        var shown = show(
                        product,
                        Map.of("mediaId", swatch, "role", "SWATCH", "variantIds", List.of(blue)),
                        Map.of("url", "https://pictures.example/a.jpg", "alt", "Elsewhere", "width", 10),
                        Map.of("mediaId", cup, "role", "LISTING"),
                        Map.of("mediaId", cup, "alt", "The same again"))
                .expect(200);
        assertThat(shown.at("/media/2/url")).startsWith("/media/").endsWith(".jpg");
        var id = shelf.publish(product);

        var page = api.get("/store/v1/products/" + id + "?locale=de").expect(200);
        var pictures = page.json().at("/media");
        assertThat(texts(pictures, "alt")).containsExactly("", "Elsewhere", "Eine Tasse", "The same again");
        assertThat(texts(pictures, "role")).containsExactly("SWATCH", "GALLERY", "LISTING", "GALLERY");
        assertThat(pictures.at("/0/variantIds/0").asString()).isEqualTo(blue);
        assertThat(pictures.at("/1/renditions").size()).isZero();
        assertThat(pictures.at("/1/mediaId").isMissingNode()).isTrue();
        assertThat(texts(pictures.at("/2/renditions"), "size"))
                .containsExactlyInAnyOrder("THUMB", "CARD", "PAGE", "ZOOM");
        assertThat(pictures.at("/2/width").asInt()).isEqualTo(600);
        for (var rendition : pictures.at("/2/renditions")) {
            api.get(rendition.at("/url").asString()).expect(200);
        }

        var french = api.get("/store/v1/products?category=" + category + "&locale=fr")
                .expect(200);
        var card = french.json().at("/items/0/image");
        assertThat(card.at("/mediaId").asString()).isEqualTo(cup);
        assertThat(card.at("/alt").asString()).isEqualTo("A cup");
        assertThat(card.at("/renditions")).isEqualTo(pictures.at("/2/renditions"));
        assertThat(french.requiredHeader("Cache-Tag")).contains(id).doesNotContain("med_");
        assertThat(staff.get("/admin/v1/products?q=" + product.at("/variants/0/sku"))
                        .at("/items/0/imageUrl"))
                .isEqualTo(card.at("/url").asString());
    }

    @Test
    void aChangedPictureIsVisibleImmediatelyAlsoInCachedResponses() {
        var category = shelf.category(StoreShelf.unique("Changing "), null);
        var product = product(category);
        var picture = picture("{}");
        show(product, Map.of("mediaId", picture.at("/id"))).expect(200);
        var page = "/store/v1/products/" + shelf.publish(product);
        var list = "/store/v1/products?category=" + category;
        api.get(page).expect(200);
        api.get(list).expect(200);
        assertThat(api.get(page).statements()).isEmpty();
        assertThat(api.get(list).statements()).isEmpty();

        var changed = staff.with("If-Match", "*")
                .patch("/admin/v1/media/" + picture.at("/id"), """
                        {"alt": {"en": "Other words"}, "focalPoint": {"x": 100, "y": 50}}
                        """)
                .expect(200);

        assertThat(api.get(page).at("/media/0/alt")).isEqualTo("Other words");
        assertThat(api.get(page).json().at("/media/0/renditions"))
                .isEqualTo(changed.json().at("/renditions"));
        assertThat(api.get(list).at("/items/0/image/alt")).isEqualTo("Other words");
    }

    @Test
    void whatAProductShowsCannotBeDeletedUntilItShowsItNoMore() {
        var product = product(shelf.category(StoreShelf.unique("Used "), null));
        var first = picture("{}").at("/id");
        var second = picture("{}").at("/id");
        show(product, Map.of("mediaId", first), Map.of("mediaId", second)).expect(200);

        var refused = delete(first).expectProblem(409, "in-use");
        assertThat(refused.at("/usedBy/0")).isEqualTo(product.at("/id"));
        show(product, Map.of("mediaId", second)).expect(200);
        delete(first).expect(204);
        delete(second).expectProblem(409, "in-use");
        staff.with("If-Match", "*")
                .delete("/admin/v1/products/" + product.at("/id"))
                .expect(204);
        delete(second).expect(204);
    }

    @Test
    void attributesShowPicturesAndFilesOfTheLibrary() {
        var sizes = attribute("PRODUCT", true);
        var label = attribute("VARIANT", false);
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of(
                                "code",
                                StoreShelf.unique("t"),
                                "name",
                                "Type",
                                "attributes",
                                List.of(field(sizes, "PRODUCT"), field(label, "VARIANT"))))
                .expect(201)
                .at("/id");
        var table =
                picture("{\"alt\": {\"en\": \"Sizes\", \"de\": \"Größen\"}}").at("/id");
        var manual = Upload.of(Drawings.text("%PDF-1.7\n%%EOF\n"))
                .by(staff)
                .expect(201)
                .at("/id");
        var more = new HashMap<String, Object>(
                Map.of("productTypeId", type, "attributes", Map.of(sizes.at("/code"), List.of(table, manual))));
        var sku = StoreShelf.unique("ATT-");
        more.put("variants", List.of(Map.of("sku", sku, "attributes", Map.of(label.at("/code"), table))));
        var product = shelf.draft("Shirt", more);
        var id = shelf.publish(product);

        var page = api.get("/store/v1/products/" + id + "?locale=de").expect(200);

        var values = page.json().at("/attributes/0/values");
        assertThat(texts(values, "key")).containsExactly(table, manual);
        var shown = values.at("/0/media");
        assertThat(shown.at("/alt").asString()).isEqualTo("Größen");
        assertThat(shown.at("/url")).isEqualTo(values.at("/0/text"));
        assertThat(texts(shown.at("/renditions"), "size")).contains("THUMB", "ZOOM");
        assertThat(values.at("/1/media/contentType").asString()).isEqualTo("application/pdf");
        assertThat(values.at("/1/media/renditions")).isEmpty();
        var variant = page.json().at("/variants/0/attributes/0/values/0/media/mediaId");
        assertThat(variant.asString()).isEqualTo(table);
        delete(manual).expectProblem(409, "in-use");

        var absent = MediaId.next().text();
        var refused = staff.with("If-Match", "*")
                .patch("/admin/v1/products/" + id, Map.of("attributes", Map.of(sizes.at("/code"), List.of(absent))));
        refused.expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/attributes/" + sizes.at("/code"));
        staff.with("If-Match", "*")
                .patch("/admin/v1/products/" + id, Map.of("attributes", Map.of(sizes.at("/code"), List.of(table))))
                .expect(200);
        delete(manual).expect(204);
        delete(table).expectProblem(409, "in-use");
        staff.with("If-Match", "*").delete("/admin/v1/products/" + id).expect(204);
        delete(table).expect(204);
        staff.post(
                        "/admin/v1/attributes",
                        Map.of("code", StoreShelf.unique("a"), "kind", "MEDIA", "name", "M", "filterable", true))
                .expectProblem(422, "rejected");
    }

    @Test
    void aChangedItemOfAnAttributeIsSeenAtOnce() {
        var manual = attribute("Manual", false);
        var back = attribute("Back", false);
        var fields = List.of(field(manual, "PRODUCT"), field(back, "VARIANT"));
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of("code", StoreShelf.unique("t"), "name", "T", "attributes", fields))
                .expect(201);
        var shown = List.of(picture("{}").at("/id"), picture("{}").at("/id"));
        var sku = StoreShelf.unique("SKU-");
        var product = shelf.publish(shelf.draft(
                "Lamp",
                Map.of(
                        "productTypeId",
                        type.at("/id"),
                        "attributes",
                        Map.of(manual.at("/code"), shown.getFirst()),
                        "variants",
                        List.of(Map.of("sku", sku, "attributes", Map.of(back.at("/code"), shown.getLast()))))));
        var pages = List.of("/store/v1/products/" + product, "/store/v1/variants/" + sku);
        pages.forEach(page -> api.get(page).expect(200));

        for (var id : shown) {
            staff.with("If-Match", "*")
                    .patch("/admin/v1/media/" + id, Map.of("alt", Map.of("en", "Changed " + id)))
                    .expect(200);
        }

        assertThat(api.get(pages.getFirst()).at("/attributes/0/values/0/media/alt"))
                .isEqualTo("Changed " + shown.getFirst());
        assertThat(api.get(pages.getFirst()).at("/variants/0/attributes/0/values/0/media/alt"))
                .isEqualTo("Changed " + shown.getLast());
        assertThat(api.get(pages.getLast()).at("/variant/attributes/0/values/0/media/alt"))
                .isEqualTo("Changed " + shown.getLast());
    }

    private Api.Response attribute(String name, boolean many) {
        return staff.post(
                        "/admin/v1/attributes",
                        Map.of("code", StoreShelf.unique("a"), "kind", "MEDIA", "name", name, "many", many))
                .expect(201);
    }

    private static Map<String, Object> field(Api.Response attribute, String level) {
        return Map.of("attributeId", attribute.at("/id"), "level", level, "required", false, "rule", "NONE");
    }

    @Test
    void whatIsNoPictureOfTheProductIsRefusedAndNothingChanges() {
        var product = product(shelf.category(StoreShelf.unique("Refused "), null));
        var other = product(shelf.category(StoreShelf.unique("Other "), null));
        var picture = picture("{}").at("/id");
        var file = Upload.of(Drawings.text("%PDF-1.7 " + StoreShelf.unique("")))
                .by(staff)
                .expect(201)
                .at("/id");

        assertThat(show(product, Map.of("mediaId", "med_01h455vb4pex5vsknk084sn02q"))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/media/0/mediaId");
        show(product, Map.of("mediaId", picture), Map.of("mediaId", file)).expectProblem(422, "rejected");
        assertThat(show(product, Map.of("alt", "nothing"))
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/media/0/url");
        show(product, Map.of("mediaId", picture, "variantIds", List.of(other.at("/variants/0/id"))))
                .expectProblem(422, "rejected");

        var same = staff.get("/admin/v1/products/" + product.at("/id")).expect(200);
        assertThat(same.at("/version")).isEqualTo("1");
        assertThat(same.json().at("/media").size()).isZero();
        delete(picture).expect(204);
    }

    @Test
    void noPictureShowsADeletedVariant() {
        var product = product(shelf.category(StoreShelf.unique("Pruned "), null));
        var blue = product.at("/variants/0/id");
        var red = product.at("/variants/1/id");
        show(product, Map.of("mediaId", picture("{}").at("/id"), "variantIds", List.of(blue, red)))
                .expect(200);

        staff.with("If-Match", "*").delete("/admin/v1/variants/" + blue).expect(204);

        var left = staff.get("/admin/v1/products/" + product.at("/id")).json().at("/media/0/variantIds");
        assertThat(left.valueStream().map(JsonNode::asString)).containsExactly(red);
    }

    @Test
    void manyPicturesCostAsManyStatementsAsNone() {
        var category = shelf.category(StoreShelf.unique("Budget "), null);
        var bare = shelf.publish(product(category));
        var full = product(category);
        var pictures = IntStream.range(0, 12)
                .mapToObj(_ -> Map.of("mediaId", picture("{}").at("/id")))
                .toList();
        var put = put(full, pictures).expect(200);
        shelf.publish(full);

        assertThat(put.statements().stream().filter(sql -> sql.contains("media.")))
                .as("the look-up and the use")
                .hasSize(2);
        assertThat(api.get("/store/v1/products/" + bare).expect(200).statements())
                .hasSize(2);
        assertThat(api.get("/store/v1/products/" + full.at("/id")).expect(200).statements())
                .hasSize(2);
        assertThat(api.get("/store/v1/products?category=" + category)
                        .expect(200)
                        .statements())
                .hasSize(3);
    }

    private Api.Response product(String category) {
        var sku = StoreShelf.unique("PIC-");
        return shelf.draft(
                "Pictured cup",
                Map.of(
                        "categoryIds",
                        List.of(category),
                        "options",
                        List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                        "variants",
                        List.of(
                                Map.of("sku", sku, "options", Map.of("Colour", "Blue")),
                                Map.of("sku", sku + "-R", "options", Map.of("Colour", "Red")))));
    }

    private Api.Response picture(String meta) {
        return Upload.of(Drawings.jpeg(600, 200)).meta(meta).by(staff).expect(201);
    }

    private Api.Response show(Api.Response product, Object... pictures) {
        return put(product, List.of(pictures));
    }

    private Api.Response put(Api.Response product, List<?> pictures) {
        return staff.with("If-Match", "*")
                .put("/admin/v1/products/" + product.at("/id") + "/media", new HashMap<>(Map.of("media", pictures)));
    }

    private Api.Response delete(String media) {
        return staff.with("If-Match", "*").delete("/admin/v1/media/" + media);
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }
}
