package dev.kontor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.media.Drawings;
import dev.kontor.media.library.Upload;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Products with all that can be said about them, out of the shop in a spreadsheet and back.
@KontorTest
class ProductFileTests {

    private static final String IMPORTS = "/admin/v1/imports";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final String stem = StoreShelf.unique("file");
    private Api staff;
    private StoreShelf shelf;
    private FileDesk files;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.owner().token());
        shelf = new StoreShelf(staff, jdbc);
        files = new FileDesk(staff);
    }

    @Test
    void aSpreadsheetThatComesBackChangesNothingButWhatWasChangedInIt() {
        var type = type();
        var picture = Upload.of(Drawings.jpeg(60, 40)).by(staff).at("/id");
        var category = shelf.category(StoreShelf.unique("Filed "), null);
        var brand =
                staff.post("/admin/v1/brands", Map.of("name", stem)).expect(201).at("/id");
        var values = Map.of(
                code("text"), List.of("a|b", "=1"),
                code("local"), Map.of("en", " Warm\n", "de", "Warm (de)"),
                code("width"), -12.5,
                code("soft"), true,
                code("price"), Map.of("amount", 199, "currency", "JPY"),
                code("guide"), List.of(picture));
        var whole = Map.of(
                "title",
                "=Cup",
                "description",
                "For the small\nstrong one.\n",
                "seoTitle",
                "A cup",
                "productTypeId",
                type,
                "brandId",
                brand,
                "tags",
                List.of("kitchen", "summer"),
                "categoryIds",
                List.of(category),
                "metadata",
                Map.of("a", "x|y=z", "b=c", "2"),
                "media",
                List.of(
                        Map.of("mediaId", picture, "alt", "Ours", "role", "SWATCH"),
                        Map.of("url", "https://pictures.example/a.jpg")));
        var all = new HashMap<String, Object>(whole);
        all.put("attributes", values);
        all.put("translations", Map.of("de", Map.of("title", "Tasse", "seoDescription", "Gut")));
        all.put(
                "options",
                List.of(
                        Map.of("name", "Size", "values", List.of("S", "M", "L")),
                        Map.of("name", "Colour", "values", List.of("Red"))));
        all.put("variants", List.of(variant("M", 250, true), variant("S", 0, false)));
        write("whole", all);
        write("plain", Map.of("title", "Plain"));
        var version = version("whole");

        var file = export("CSV");
        assertThat(load("CSV", file)).isEqualTo("0 created, 0 changed, 2 unchanged, 0 failed");
        var semicolons = export("CSV_SEMICOLON");
        assertThat(semicolons).contains(";-12,5;");
        assertThat(load("CSV", semicolons)).isEqualTo("0 created, 0 changed, 2 unchanged, 0 failed");
        var lines = files.export("PRODUCTS", "NDJSON")
                .lines()
                .filter(line -> line.contains("\"" + stem + "-"))
                .collect(Collectors.joining("\n"));
        assertThat(load("NDJSON", lines)).isEqualTo("0 created, 0 changed, 2 unchanged, 0 failed");
        assertThat(version("whole")).isEqualTo(version);

        assertThat(load("CSV", file.replace("A cup", "Another cup")))
                .isEqualTo("0 created, 1 changed, 1 unchanged, 0 failed");
        assertThat(version("whole")).isEqualTo(version + 1);
        assertThat(product("whole").at("/media/0/role")).isEqualTo("SWATCH");
        delete(picture).expectProblem(409, "in-use");
    }

    @Test
    void whatTheFileHasNoColumnForStays() {
        type();
        load("NDJSON", """
                {"externalId":"%1$s-a","title":"Cup","description":"Strong.","productTypeId":"%2$s","tags":["x"],\
                "attributes":{"%3$s":["oak"],"%4$s":{"en":"Warm","de":"W"}},"translations":{"de":{"title":"Tasse"}},\
                "options":[{"name":"Size","values":["S","M"]}],"variants":[\
                {"sku":"%1$s-A-S","barcode":"1","options":{"Size":"S"},"attributes":{"%5$s":"1"}},\
                {"sku":"%1$s-A-M","barcode":"2","options":{"Size":"M"},"attributes":{"%5$s":"2"}}]}
                """.formatted(stem, typeId, code("text"), code("local"), code("serial")));

        var file = """
                externalId,attr.%2$s.de,attr.%3$s,title.de,sku,weightGrams,attr.%4$s
                %1$s-a,,ash | elm,,%1$s-A-S,300,
                %1$s-a,ignored,ignored,,%1$s-A-M,400,3
                """.formatted(stem, code("local"), code("text"), code("serial"));
        assertThat(load("CSV", file)).isEqualTo("0 created, 1 changed, 0 unchanged, 0 failed");

        var cup = product("a");
        assertThat(cup.at("/description")).isEqualTo("Strong.");
        assertThat(cup.at("/tags/0")).isEqualTo("x");
        assertThat(cup.json().at("/locales")).hasSize(1);
        assertThat(cup.json().at("/attributes/" + code("text")).valueStream().map(each -> each.asString()))
                .containsExactly("ash", "elm");
        assertThat(cup.json().at("/attributes/" + code("local"))).hasSize(1);
        assertThat(cup.at("/variants/0/barcode")).isEqualTo("1");
        assertThat(cup.at("/variants/0/weightGrams")).isEqualTo("300");
        assertThat(cup.json().at("/variants/0/attributes").isEmpty()).isTrue();
        assertThat(cup.at("/variants/1/attributes/" + code("serial"))).isEqualTo("3");
        assertThat(cup.at("/variants/1/title")).isEqualTo("M");
        assertThat(load("CSV", file)).isEqualTo("0 created, 0 changed, 1 unchanged, 0 failed");
    }

    @Test
    void whatIsWrongWithAValueIsFoundInItsColumn() {
        type();
        load("NDJSON", """
                {"externalId":"%1$s-there","title":"Cup","productTypeId":"%2$s","variants":[\
                {"sku":"%1$s-T","attributes":{"%3$s":"taken"}}]}
                """.formatted(stem, typeId, code("serial")));
        var file = """
                externalId,title,productTypeId,attr.%3$s,attr.%4$s,attr.%5$s,attr.%6$s,attr.%7$s.xx,sku,attr.%8$s,attr.nothing
                %1$s-1,Cup,%2$s,wide,,,,,%1$s-1,,
                %1$s-2,Cup,%2$s,,perhaps,,,,%1$s-2,,
                %1$s-3,Cup,%2$s,,,5 EURO,,,%1$s-3,,
                %1$s-4,Cup,%2$s,,,,med_01h455vb4pex5vsknk084sn02q,,%1$s-4,,
                %1$s-5,Cup,%2$s,,,,,Chaud,%1$s-5,,
                %1$s-6,Cup,%2$s,,,,,,%1$s-6,taken,
                %1$s-7,Cup,%2$s,,,,,,%1$s-7,free,
                %1$s-8,Cup,%2$s,,,,,,%1$s-8,free,
                %1$s-9,Cup,%2$s,,,,,,%1$s-9,,x
                %1$s-10,Cup,,7,,,,,%1$s-10,,
                """.formatted(
                stem, typeId, code("width"), code("soft"), code("price"), code("guide"), code("local"), code("serial"));

        assertThat(load("CSV", file)).isEqualTo("1 created, 0 changed, 0 unchanged, 9 failed");

        assertThat(files.errors())
                .containsExactly(
                        "2 attr.%s not-a-number".formatted(code("width")),
                        "3 attr.%s not-a-boolean".formatted(code("soft")),
                        "4 attr.%s not-money".formatted(code("price")),
                        "5 attr.%s not-found".formatted(code("guide")),
                        "6 attr.%s.xx unknown-language".formatted(code("local")),
                        "7 attr.%s already-exists".formatted(code("serial")),
                        "9 attr.%s already-exists".formatted(code("serial")),
                        "10 attr.nothing unknown-attribute",
                        "11 attr.%s unknown-attribute".formatted(code("width")));
        assertThat(files.checked()).isEqualTo("1 created, 0 changed, 0 unchanged, 9 failed");
    }

    @Test
    void giftCardsComeBackWithTheirTerms() {
        assertThat(load("NDJSON", """
                {"externalId":"%1$s-chosen","title":"Card","variants":[{"sku":"%1$s-C"}],"giftCard":{"amount":"CHOSEN",\
                "ranges":[{"maximum":{"amount":20000,"currency":"USD"},"suggestions":[{"amount":2500,"currency":"USD"}]},\
                {"maximum":{"amount":30000,"currency":"JPY"},"suggestions":[]}],"validDays":1095}}
                {"externalId":"%1$s-fixed","title":"Card","variants":[{"sku":"%1$s-F"}],"giftCard":{"amount":"FIXED"}}
                {"externalId":"%1$s-cup","title":"Cup","variants":[{"sku":"%1$s-U"}]}
                """.formatted(stem))).isEqualTo("3 created, 0 changed, 0 unchanged, 0 failed");
        assertThat(giftCard("chosen").expect(200).at("/ranges/0/suggestions/0/amount"))
                .isEqualTo("2500");
        assertThat(giftCard("fixed").expect(200).json().has("validDays")).isFalse();
        giftCard("cup").expectProblem(404, "not-found");
        var version = version("chosen");

        var file = export("CSV");
        assertThat(file).contains("200.00 USD|30000 JPY,25.00 USD,1095");
        assertThat(load("CSV", file)).isEqualTo("0 created, 0 changed, 3 unchanged, 0 failed");
        var lines = files.export("PRODUCTS", "NDJSON")
                .lines()
                .filter(line -> line.contains("\"" + stem + "-"))
                .collect(Collectors.joining("\n"));
        assertThat(load("NDJSON", lines)).isEqualTo("0 created, 0 changed, 3 unchanged, 0 failed");
        assertThat(version("chosen")).isEqualTo(version);

        assertThat(load("CSV", file.replace("25.00 USD,1095", "25.00 USD|50.00 USD,")))
                .isEqualTo("0 created, 1 changed, 2 unchanged, 0 failed");
        assertThat(version("chosen")).isEqualTo(version + 1);
        assertThat(giftCard("chosen").at("/ranges/0/suggestions/1/amount")).isEqualTo("5000");
        assertThat(giftCard("chosen").json().has("validDays")).isFalse();

        // A file that does not say leaves them gift cards.
        assertThat(load("NDJSON", """
                {"externalId":"%1$s-fixed","title":"Card","variants":[{"sku":"%1$s-F"}]}
                """.formatted(stem))).isEqualTo("0 created, 0 changed, 1 unchanged, 0 failed");
        giftCard("fixed").expect(200);
        assertThat(load("CSV", "externalId,giftCard\n%1$s-fixed,\n%1$s-cup,FIXED\n".formatted(stem)))
                .isEqualTo("0 created, 2 changed, 0 unchanged, 0 failed");
        giftCard("fixed").expectProblem(404, "not-found");
        assertThat(giftCard("cup").expect(200).at("/amount")).isEqualTo("FIXED");
    }

    @Test
    void whatIsWrongWithAGiftCardIsFoundInItsColumn() {
        var file = """
                externalId,title,sku,giftCard,giftCardMaximum,giftCardSuggestions,giftCardValidDays
                %1$s-1,Card,%1$s-1,SOME,,,
                %1$s-2,Card,%1$s-2,CHOSEN,,,
                %1$s-3,Card,%1$s-3,CHOSEN,lots,,
                %1$s-4,Card,%1$s-4,CHOSEN,200 XPF,,
                %1$s-5,Card,%1$s-5,CHOSEN,20.00 USD,25.00 USD,
                %1$s-6,Card,%1$s-6,CHOSEN,20.00 USD,5.00 EUR,
                %1$s-7,Card,%1$s-7,FIXED,,,soon
                %1$s-8,Card,%1$s-8,FIXED,,,0
                %1$s-9,Card,%1$s-9,,20.00 USD,,
                %1$s-10,Card,%1$s-10,FIXED,20.00 USD,,
                """.formatted(stem);

        assertThat(load("CSV", file)).isEqualTo("0 created, 0 changed, 0 unchanged, 10 failed");
        assertThat(files.errors())
                .extracting(error -> error.split(" ")[0] + " " + error.split(" ")[1])
                .containsExactly(
                        "2 giftCard",
                        "3 giftCardMaximum",
                        "4 giftCardMaximum",
                        "5 giftCardMaximum",
                        "6 giftCardSuggestions",
                        "7 giftCardSuggestions",
                        "8 giftCardValidDays",
                        "9 giftCardValidDays",
                        "10 giftCardMaximum",
                        "11 giftCardMaximum");
        load("NDJSON", """
                {"externalId":"%1$s-n","title":"Card","variants":[{"sku":"%1$s-N"}],"giftCard":{"amount":"FIXED","validDays":0}}
                """.formatted(stem));
        assertThat(files.errors()).first().asString().contains("/giftCard/validDays");
    }

    @Test
    void aPartOfABundleDoesNotBecomeAGiftCard() {
        load("NDJSON", """
                {"externalId":"%1$s-part","title":"Cup","variants":[{"sku":"%1$s-P"}]}
                {"externalId":"%1$s-set","title":"Set","variants":[{"sku":"%1$s-S"}]}
                {"externalId":"%1$s-other","title":"Card","variants":[{"sku":"%1$s-O"}]}
                """.formatted(stem));
        var part = product("part").at("/variants/0/id");
        var set = product("set").at("/variants/0/id");
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/variants/" + set + "/bundle",
                        Map.of("pricing", "SUM", "parts", List.of(Map.of("variantId", part, "quantity", 2))))
                .expect(200);

        assertThat(load(
                        "CSV",
                        "externalId,giftCard\n%1$s-part,FIXED\n%1$s-set,FIXED\n%1$s-other,FIXED\n".formatted(stem)))
                .isEqualTo("0 created, 1 changed, 0 unchanged, 2 failed");
        assertThat(files.errors()).containsExactly("2 giftCard in-use", "3 giftCard in-use");
        giftCard("part").expectProblem(404, "not-found");
        giftCard("other").expect(200);
    }

    private Api.Response giftCard(String name) {
        return staff.get("/admin/v1/products/" + id(name) + "/gift-card");
    }

    @Test
    void aMappingToAnUnknownFieldIsRefusedImmediately() {
        var refused = staff.post(
                IMPORTS,
                Map.of("type", "PRODUCTS", "format", "CSV", "mapping", Map.of("Farbe", "colour", "Nr", "sku")));

        refused.expectProblem(422, "unknown-column");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/mapping/Farbe");
        assertThat(refused.json().at("/errors")).hasSize(1);
    }

    private String typeId = "";

    private String code(String name) {
        return name + "_" + stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private String type() {
        var fields = new ArrayList<Map<String, Object>>();
        field(fields, "text", "TEXT", Map.of("many", true), "PRODUCT", "NONE");
        field(fields, "local", "LOCALIZED_TEXT", Map.of(), "PRODUCT", "NONE");
        field(fields, "width", "NUMBER", Map.of("unit", "cm"), "PRODUCT", "NONE");
        field(fields, "soft", "BOOLEAN", Map.of(), "PRODUCT", "NONE");
        field(fields, "price", "MONEY", Map.of(), "PRODUCT", "NONE");
        field(fields, "guide", "MEDIA", Map.of("many", true), "PRODUCT", "NONE");
        field(fields, "serial", "TEXT", Map.of(), "VARIANT", "UNIQUE");
        typeId = staff.post(
                        "/admin/v1/product-types",
                        Map.of("code", code("t").replace('_', '-'), "name", "T", "attributes", fields))
                .expect(201)
                .at("/id");
        return typeId;
    }

    private void field(
            List<Map<String, Object>> fields,
            String name,
            String kind,
            Map<String, Object> more,
            String level,
            String rule) {
        var request = new HashMap<>(more);
        request.putAll(Map.of("code", code(name), "kind", kind, "name", name));
        var id = staff.post("/admin/v1/attributes", request).expect(201).at("/id");
        fields.add(Map.of("attributeId", id, "level", level, "required", false, "rule", rule));
    }

    private Map<String, Object> variant(String size, int weight, boolean shippable) {
        return Map.of(
                "sku",
                stem + "-W-" + size,
                "barcode",
                "0012" + weight,
                "options",
                Map.of("Size", size, "Colour", "Red"),
                "weightGrams",
                weight,
                "shippable",
                shippable,
                "attributes",
                Map.of(code("serial"), "s" + size));
    }

    private void write(String name, Map<String, Object> product) {
        var operation = Map.of("op", "UPSERT", "externalId", stem + "-" + name, "published", false, "data", product);
        var written = staff.post("/admin/v1/products/bulk", Map.of("operations", List.of(operation)));
        assertThat(written.expect(207).at("/items/0/status")).as(written.text()).isEqualTo("201");
    }

    /// The rows of this test, behind the header.
    private String export(String format) {
        var text = files.export("PRODUCTS", format);
        var first = text.indexOf("\r\n") + 2;
        return text.substring(0, first)
                + text.substring(first)
                        .lines()
                        .collect(Collectors.joining("\n"))
                        .transform(this::ours);
    }

    /// Records may go over several lines; each of ours begins with the id of a product and has the stem.
    private String ours(String records) {
        return Arrays.stream(records.split("(?=(?m)^prod_)"))
                .filter(record -> record.contains(stem + "-"))
                .collect(Collectors.joining());
    }

    private String load(String format, String file) {
        return files.load("PRODUCTS", format, file);
    }

    private Api.Response product(String name) {
        return staff.get("/admin/v1/products/" + id(name)).expect(200);
    }

    private int version(String name) {
        return product(name).json().at("/version").asInt();
    }

    private String id(String name) {
        return jdbc.sql("select id from catalog.products where external_id = :id")
                .param("id", stem + "-" + name)
                .query(UUID.class)
                .optional()
                .map(id -> new ProductId(id).text())
                .orElseThrow();
    }

    private Api.Response delete(String media) {
        return staff.with("If-Match", "*").delete("/admin/v1/media/" + media);
    }
}
