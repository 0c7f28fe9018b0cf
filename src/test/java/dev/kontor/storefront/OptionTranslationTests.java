package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Names and values of options in the language of the shopper.
@KontorTest
class OptionTranslationTests {

    private static final Map<String, Object> COLOUR = Map.of(
            "name",
            "Colour",
            "values",
            List.of("Blue", "Sand"),
            "names",
            Map.of("de", "Farbe"),
            "labels",
            Map.of("Blue", Map.of("de", "Preußischblau")));

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Catalog catalog;

    private Api staff;
    private StoreShelf shelf;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
        shelf = new StoreShelf(staff, jdbc);
    }

    @Test
    void shoppersSeeThemInTheirLanguageEverywhere() {
        var category = shelf.category(StoreShelf.unique("Optioned "), null);
        var id = product(category);
        EventProbe.on(jdbc).awaitDelivered();

        var page = api.get("/store/v1/products/" + id + "?locale=de").expect(200);
        assertThat(page.at("/options/0/name")).isEqualTo("Farbe");
        assertThat(page.json().at("/options/0/values").toString()).isEqualTo("[\"Preußischblau\",\"Sand\"]");
        assertThat(page.at("/variants/0/title")).isEqualTo("Preußischblau");
        assertThat(page.at("/variants/0/options/Farbe")).isEqualTo("Preußischblau");
        assertThat(page.at("/variants/1/title")).isEqualTo("Sand");
        var card = api.get("/store/v1/products?locale=de&category=" + category).expect(200);
        assertThat(card.at("/items/0/options/0/name")).isEqualTo("Farbe");
        var french = api.get("/store/v1/products/" + id + "?locale=fr").expect(200);
        assertThat(french.at("/options/0/name")).isEqualTo("Colour");
        assertThat(french.at("/variants/0/title")).isEqualTo("Blue");
    }

    @Test
    void theyAreSearchedAndCountedInTheLanguageOfTheShopper() {
        var category = shelf.category(StoreShelf.unique("Optioned "), null);
        var id = product(category);
        EventProbe.on(jdbc).awaitDelivered();

        var found = api.get("/store/v1/search?locale=de&q=preu%C3%9Fischblau&category=" + category)
                .expect(200);
        assertThat(found.at("/items/0/product/id")).isEqualTo(id);
        assertThat(found.at("/facets/options/0/name")).isEqualTo("Farbe");
        var value = found.json().at("/facets/options/0/values").values().stream()
                .filter(each -> each.at("/value").asString().equals("Preußischblau"))
                .findFirst()
                .orElseThrow();
        assertThat(value.at("/filter").asString()).isEqualTo("Colour:Blue");
        assertThat(api.get("/store/v1/search?locale=de&option=Colour:Blue&category=" + category)
                        .expect(200)
                        .at("/items/0/product/id"))
                .isEqualTo(id);
        assertThat(api.get("/store/v1/search?locale=en&q=blue&category=" + category)
                        .expect(200)
                        .at("/facets/options/0/name"))
                .isEqualTo("Colour");
    }

    @Test
    void cartsAndOrdersNameVariantsInTheirLanguage() {
        var id = product(shelf.category(StoreShelf.unique("Optioned "), null));
        var variant = TypeIds.parse(
                VariantId.class, api.get("/store/v1/products/" + id).expect(200).at("/variants/0/id"));

        assertThat(catalog.sellable(List.of(variant), Locale.GERMAN).get(variant))
                .extracting(SellableVariant::variantTitle)
                .isEqualTo("Preußischblau");
        assertThat(catalog.sellable(List.of(variant), Locale.FRENCH).get(variant))
                .extracting(SellableVariant::variantTitle)
                .isEqualTo("Blue");
    }

    @Test
    void translationsStayWhereNothingIsSaidOfThem() {
        var id = product(shelf.category(StoreShelf.unique("Optioned "), null));
        var path = "/admin/v1/products/" + id;
        var options = List.of(Map.of("name", "Colour", "values", List.of("Blue", "Sand", "Red")));

        var changed = staff.with("If-Match", "*")
                .patch(path, Map.of("options", options))
                .expect(200);
        assertThat(changed.at("/options/0/names/de")).isEqualTo("Farbe");
        assertThat(changed.at("/options/0/labels/Blue/de")).isEqualTo("Preußischblau");
        var cleared = List.of(
                Map.of("name", "Colour", "values", List.of("Blue", "Sand"), "names", Map.of(), "labels", Map.of()));
        assertThat(staff.with("If-Match", "*")
                        .patch(path, Map.of("options", cleared))
                        .expect(200)
                        .json()
                        .at("/options/0/names")
                        .size())
                .isZero();
    }

    @Test
    void otherLanguagesAndValuesAreRefused() {
        var id = product(shelf.category(StoreShelf.unique("Optioned "), null));
        var path = "/admin/v1/products/" + id;

        assertThat(refused(
                        path, Map.of("name", "Colour", "values", List.of("Blue", "Sand"), "names", Map.of("xx", "X"))))
                .isEqualTo("/options/0/names/xx");
        assertThat(refused(
                        path,
                        Map.of(
                                "name",
                                "Colour",
                                "values",
                                List.of("Blue", "Sand"),
                                "labels",
                                Map.of("Pink", Map.of("de", "Rosa")))))
                .isEqualTo("/options/0/labels/Pink");
        assertThat(staff.get(path).expect(200).at("/options/0/names/de")).isEqualTo("Farbe");
    }

    private String refused(String path, Map<String, Object> option) {
        return staff.with("If-Match", "*")
                .patch(path, Map.of("options", List.of(option)))
                .expectProblem(422, "rejected")
                .at("/errors/0/pointer");
    }

    private String product(String category) {
        return shelf.product(
                "Shirt",
                2_000,
                Map.of(
                        "categoryIds",
                        List.of(category),
                        "options",
                        List.of(COLOUR),
                        "variants",
                        List.of(
                                Map.of("sku", StoreShelf.unique("OPT-"), "options", Map.of("Colour", "Blue")),
                                Map.of("sku", StoreShelf.unique("OPT-"), "options", Map.of("Colour", "Sand")))));
    }
}
