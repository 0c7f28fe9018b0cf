package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.media.Drawings;
import dev.kontor.media.MediaId;
import dev.kontor.media.library.Upload;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The picture and the texts for search engines of categories, collections and brands, from staff to shoppers.
@KontorTest
class CoverTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "collections", "brands"})
    void shoppersSeeThePictureInAllSizesAndInTheirLanguage(String kind) {
        var media = Upload.of(Drawings.jpeg(640, 480)).by(staff).expect(201);
        var alt = Map.of("alt", Map.of("en", "A shelf", "de", "Ein Regal"));
        staff.with("If-Match", "*")
                .patch("/admin/v1/media/" + media.at("/id"), alt)
                .expect(200);
        var created = staff.post(
                        "/admin/v1/" + kind,
                        Map.of(
                                "name",
                                StoreShelf.unique("Covered "),
                                "seoTitle",
                                "Title",
                                "picture",
                                Map.of("mediaId", media.at("/id"), "url", "https://ignored.example/a.jpg")))
                .expect(201);
        assertThat(created.at("/picture/mediaId")).isEqualTo(media.at("/id"));
        assertThat(created.at("/picture/url")).isEqualTo(media.at("/url"));
        assertThat(created.at("/seoTitle")).isEqualTo("Title");

        var german = api.get("/store/v1/" + kind + "/" + created.at("/id") + "?locale=de")
                .expect(200);
        assertThat(german.at("/picture/alt")).isEqualTo("Ein Regal");
        assertThat(german.at("/picture/width")).isEqualTo("640");
        assertThat(german.json().at("/picture/renditions").size()).isEqualTo(4);
        assertThat(german.at("/seo/title")).isEqualTo("Title");
        api.get(german.at("/picture/url")).expect(200);
        var listed = api.get("/store/v1/" + kind + (kind.equals("categories") ? "" : "?limit=100&sort=name"))
                .expect(200);
        assertThat(listed.json().at("/items").values().stream()
                        .filter(each -> each.at("/id").asString().equals(created.at("/id")))
                        .map(each -> each.at("/picture/alt").asString()))
                .containsExactly("A shelf");
        staff.with("If-Match", "*")
                .patch("/admin/v1/media/" + media.at("/id"), Map.of("alt", Map.of("en", "Shelves", "de", "Regale")))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(api.get("/store/v1/" + kind + "/" + created.at("/id") + "?locale=de")
                        .expect(200)
                        .at("/picture/alt"))
                .isEqualTo("Regale");

        staff.with("If-Match", "*").delete("/admin/v1/media/" + media.at("/id")).expectProblem(409, "in-use");
        var path = "/admin/v1/" + kind + "/" + created.at("/id");
        var removed = new HashMap<String, Object>();
        removed.put("picture", null);
        assertThat(staff.with("If-Match", "*")
                        .patch(path, removed)
                        .expect(200)
                        .json()
                        .has("picture"))
                .isFalse();
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(api.get("/store/v1/" + kind + "/" + created.at("/id"))
                        .expect(200)
                        .json()
                        .has("picture"))
                .isFalse();
        staff.with("If-Match", "*").delete("/admin/v1/media/" + media.at("/id")).expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "collections", "brands"})
    void aPictureElsewhereWillDoAndOneThatIsNowhereWillNot(String kind) {
        var name = StoreShelf.unique("Covered ");
        assertThat(staff.post("/admin/v1/" + kind, Map.of("name", name, "picture", Map.of("mediaId", MediaId.next())))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/picture/mediaId");
        assertThat(staff.post("/admin/v1/" + kind, Map.of("name", name, "picture", Map.of("alt", "None")))
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/picture/url");
        var created = staff.post(
                        "/admin/v1/" + kind,
                        Map.of("name", name, "picture", Map.of("url", "https://pictures.example/a.jpg", "alt", "A")))
                .expect(201);

        var shown = api.get("/store/v1/" + kind + "/" + created.at("/id")).expect(200);

        assertThat(shown.at("/picture/url")).isEqualTo("https://pictures.example/a.jpg");
        assertThat(shown.at("/picture/alt")).isEqualTo("A");
        assertThat(shown.json().at("/picture/renditions").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "collections"})
    void textsForSearchEnginesAreTranslated(String kind) {
        var german = Map.of(
                "name",
                "Bedeckt",
                "slug",
                StoreShelf.unique("bedeckt-"),
                "seoTitle",
                "Titel",
                "seoDescription",
                "Text");
        var created = staff.post(
                        "/admin/v1/" + kind,
                        Map.of("name", StoreShelf.unique("Covered "), "translations", Map.of("de", german)))
                .expect(201);

        var path = "/store/v1/" + kind + "/" + created.at("/id");
        assertThat(api.get(path + "?locale=de").expect(200).at("/seo/title")).isEqualTo("Titel");
        assertThat(api.get(path + "?locale=de").expect(200).at("/seo/description"))
                .isEqualTo("Text");
        assertThat(api.get(path).expect(200).json().has("seo")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = "brands")
    void textsOfBrandsForSearchEnginesAreTranslated(String kind) {
        var created = staff.post(
                        "/admin/v1/" + kind,
                        Map.of(
                                "name",
                                StoreShelf.unique("Covered "),
                                "seoDescription",
                                "Lamps.",
                                "seoTitles",
                                Map.of("de", "Lampen"),
                                "seoDescriptions",
                                Map.of("de", "Lampen für alle.")))
                .expect(201);

        var path = "/store/v1/" + kind + "/" + created.at("/id");
        assertThat(api.get(path + "?locale=de").expect(200).at("/seo/title")).isEqualTo("Lampen");
        assertThat(api.get(path + "?locale=de").expect(200).at("/seo/description"))
                .isEqualTo("Lampen für alle.");
        assertThat(api.get(path).expect(200).json().at("/seo/title").isMissingNode())
                .isTrue();
        assertThat(api.get(path).expect(200).at("/seo/description")).isEqualTo("Lamps.");
        staff.with("If-Match", "*")
                .patch("/admin/v1/brands/" + created.at("/id"), Map.of("seoTitles", Map.of("xx", "X")))
                .expectProblem(422, "rejected");
    }
}
