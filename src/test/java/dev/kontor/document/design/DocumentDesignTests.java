package dev.kontor.document.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.file.PrintedHtml;
import dev.kontor.inventory.LocationId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.media.Drawings;
import dev.kontor.media.MediaId;
import dev.kontor.media.library.Upload;
import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Logos and templates of documents, delivery notes and pick lists, over HTTP. Each test has its own channel.
@KontorTest
class DocumentDesignTests {

    private static final String HTML = PrintedHtml.builtIn(DocumentTemplateKind.INVOICE);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private String code;
    private String channel;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        var random = UUID.randomUUID().toString().substring(0, 8);
        code = "design-" + random;
        channel = staff.post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Designs",
                                "assortment",
                                "ALL",
                                "locales",
                                List.of("en"),
                                "currencies",
                                List.of("USD")))
                .expect(201)
                .at("/id");
    }

    @Test
    void aLogoIsOnLaterDocumentsAndStaysOnThem() throws IOException {
        var path = "/admin/v1/channels/" + channel + "/document-settings";
        var first = picture(640, 240);
        staff.with("If-Match", "*")
                .put(path + "/logo", Map.of("mediaId", first, "altText", "Wool & Wood"))
                .expectProblem(422, "rejected");
        settings();
        staff.put(path + "/logo", Map.of("mediaId", first, "altText", "x")).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"7\"")
                .put(path + "/logo", Map.of("mediaId", first, "altText", "x"))
                .expectProblem(412, "precondition-failed");
        assertThat(staff.with("If-Match", "*")
                        .put(path + "/logo", Map.of("mediaId", MediaId.next().text(), "altText", "x"))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/mediaId");

        var set = staff.with("If-Match", "\"1\"")
                .put(path + "/logo", Map.of("mediaId", first, "altText", "Wool & Wood"))
                .expect(200);
        assertThat(set.at("/version")).isEqualTo("2");
        assertThat(set.at("/logo/altText")).isEqualTo("Wool & Wood");
        assertThat(set.at("/logo/width")).isEqualTo("640");
        assertThat(AuditProbe.on(jdbc).actionsOf(set)).containsExactly("channel.document_logo_changed");
        var invoice = invoice(buy());
        assertThat(staff.get("/admin/v1/documents/" + invoice).expect(200).at("/logoId"))
                .isEqualTo(set.at("/logo/id"));
        try (var pdf = pdf("/admin/v1/documents/" + invoice + "/pdf")) {
            assertThat(width(pdf)).isEqualTo(640);
        }

        // The settings keep the logo; the library may lose the picture; the document keeps what it was issued with.
        settings();
        assertThat(staff.get(path).expect(200).at("/logo/id")).isEqualTo(set.at("/logo/id"));
        staff.with("If-Match", "*").delete("/admin/v1/media/" + first).expect(204);
        var wide = staff.with("If-Match", "*")
                .put(path + "/logo", Map.of("mediaId", picture(3_000, 300), "altText", "Wool"))
                .expect(200);
        assertThat(wide.at("/logo/width")).as("scaled down").isEqualTo("900");
        staff.post("/admin/v1/documents/" + invoice + "/render").expect(202);
        DocumentFixtures.awaitReady(staff, invoice);
        try (var pdf = pdf("/admin/v1/documents/" + invoice + "/pdf")) {
            assertThat(width(pdf)).isEqualTo(640);
        }
        var none = staff.with("If-Match", "*").delete(path + "/logo").expect(200);
        assertThat(none.json().has("logo")).isFalse();
        assertThat(staff.get("/admin/v1/documents/" + invoice(buy()))
                        .expect(200)
                        .json()
                        .has("logoId"))
                .isFalse();
    }

    @Test
    void whatIsNoPictureIsNoLogo() {
        settings();
        var path = "/admin/v1/channels/" + channel + "/document-settings/logo";
        var file = Upload.of("PK\u0003\u0004 a zip file".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(file.by(staff).expectProblem(422, "upload-refused").at("/reason"))
                .isEqualTo("UNKNOWN_TYPE");
        var huge = Upload.of(Drawings.pngThatPromises(60_000, 60_000));
        assertThat(huge.by(staff).expectProblem(422, "upload-refused").at("/reason"))
                .isEqualTo("TOO_MANY_PIXELS");
        var document = Upload.of(("%PDF-1.7 " + code).getBytes(StandardCharsets.ISO_8859_1))
                .by(staff)
                .expect(201)
                .at("/id");
        assertThat(staff.with("If-Match", "*")
                        .put(path, Map.of("mediaId", document, "altText", "x"))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("not-a-picture");
    }

    @Test
    void aTemplateOfStaffPrintsLaterDocumentsAndItsVersionStaysWithThem() throws IOException {
        settings();
        var path = "/admin/v1/document-templates/INVOICE/en?channel=" + code;
        var builtIn = staff.get(path).expect(200);
        assertThat(builtIn.at("/builtIn")).isEqualTo("true");
        assertThat(builtIn.at("/html")).isEqualTo(HTML);
        assertThat(staff.with("If-Match", "\"0\"")
                        .put(
                                path,
                                Map.of(
                                        "html",
                                        HTML.replace("{{#sums}}", "{{#facts}}").replace("{{/sums}}", "{{/facts}}")))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isIn("unknown-variable", "required-part");
        assertThat(staff.with("If-Match", "\"0\"")
                        .put(path, Map.of("html", HTML.replace("{{#notes}}<p>{{.}}</p>{{/notes}}", "")))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("required-part");
        var saved = save(path, "0", "<p>Best wishes from Ada</p>" + HTML);
        assertThat(saved.at("/version")).isEqualTo("1");
        assertThat(save(path, "1", "<p>Best wishes from Ada</p>" + HTML).at("/version"))
                .isEqualTo("1");
        staff.with("If-Match", "\"0\"").put(path, Map.of("html", HTML)).expectProblem(412, "precondition-failed");

        var first = invoice(buy());
        assertThat(staff.get("/admin/v1/documents/" + first).expect(200).at("/templateId"))
                .isEqualTo(saved.at("/id"));
        save(path, "1", "<p>Best wishes from Grace</p>" + HTML);
        staff.post("/admin/v1/documents/" + first + "/render").expect(202);
        DocumentFixtures.awaitReady(staff, first);
        assertThat(text("/admin/v1/documents/" + first + "/pdf")).contains("Best wishes from Ada");
        assertThat(text("/admin/v1/documents/" + invoice(buy()) + "/pdf")).contains("Best wishes from Grace");

        assertThat(staff.get("/admin/v1/document-templates")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream())
                .anyMatch(template -> template.at("/channel").asString().equals(code));
        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        assertThat(staff.get("/admin/v1/documents/" + invoice(buy()))
                        .expect(200)
                        .json()
                        .has("templateId"))
                .isFalse();
        staff.with("If-Match", "\"3\"").delete(path).expectProblem(404, "not-found");
        var restored = staff.with("If-Match", "\"3\"")
                .post(path.replace("?", "/versions/1/restore?"))
                .expect(200);
        assertThat(restored.at("/version")).isEqualTo("4");
        staff.with("If-Match", "\"4\"")
                .post(path.replace("?", "/versions/3/restore?"))
                .expectProblem(404, "not-found");
        assertThat(staff.get(path.replace("?", "/versions?")).expect(200).json().at("/items"))
                .hasSize(4);
        assertThat(AuditProbe.on(jdbc).actionsOf(restored)).containsExactly("document_template.saved");
    }

    @Test
    void templatesArePreviewedAsPdf() throws IOException {
        for (var kind : DocumentTemplateKind.values()) {
            var path = "/admin/v1/document-templates/" + kind + "/de/preview";
            var preview = staff.post(path, Map.of()).expect(200);
            assertThat(preview.requiredHeader("Content-Type")).isEqualTo("application/pdf");
            assertThat(preview.requiredHeader("Cache-Control")).isEqualTo("no-store");
        }
        var path = "/admin/v1/document-templates/PACKING_SLIP/en/preview";
        var unsaved =
                staff.post(path, Map.of("html", "<p>Hello {{orderNumber}}</p>")).expect(200);
        try (var pdf = Loader.loadPDF(unsaved.bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Hello K-100371");
        }
        staff.post(path, Map.of("html", "<script>x</script>")).expectProblem(422, "rejected");
        staff.post(path.replace("/en/", "/xx/"), Map.of()).expectProblem(400, "validation-failed");
        staff.post("/admin/v1/document-templates/PICK_LIST/en/preview?channel=" + code, Map.of())
                .expectProblem(404, "not-found");
        staff.post(path + "?channel=nowhere-at-all", Map.of()).expectProblem(404, "not-found");
        save("/admin/v1/document-templates/PACKING_SLIP/en?channel=" + code, "0", "<p>Hello {{orderNumber}}</p>");
        staff.with("If-Match", "*").delete("/admin/v1/channels/" + channel).expect(204);
        assertThat(staff.get("/admin/v1/document-templates")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream())
                .noneMatch(template -> template.at("/channel").asString("").equals(code));
        assertThat(staff.get("/admin/v1/document-template-kinds")
                        .expect(200)
                        .json()
                        .at("/items"))
                .hasSize(DocumentTemplateKind.values().length);
    }

    @Test
    void parcelsHaveDeliveryNotesAndPickLists() throws IOException {
        settings();
        var mug = shop.variant(1_000, 50);
        var pot = shop.variant(2_000, 50);
        var first = pack(buy(Map.of(mug, 3, pot, 1)));
        var second = pack(buy(Map.of(mug, 2)));

        assertThat(text("/admin/v1/fulfillments/" + first + "/delivery-note"))
                .contains("Delivery note", shop.sku(pot), "Test Company Ltd", "Street 1", "Name and signature");
        staff.get("/admin/v1/fulfillments/" + FulfillmentId.next().text() + "/delivery-note")
                .expectProblem(404, "not-found");

        var list = text(staff.post("/admin/v1/pick-lists", Map.of("fulfillmentIds", List.of(first, second)))
                .expect(200));
        assertThat(list).contains("6 for 2 orders");
        assertThat(list.replaceAll("\\s+", " ")).containsPattern(shop.sku(mug) + " .*× 3.*× 2 5");
        assertThat(List.of(list.indexOf(shop.sku(mug)), list.indexOf(shop.sku(pot))))
                .allMatch(at -> at >= 0);

        var held = "/admin/v1/orders/"
                + staff.get("/admin/v1/fulfillments/" + second).expect(200).at("/orderId");
        staff.post(held + "/hold", Map.of("reason", "Is the address right?")).expect(200);
        staff.post("/admin/v1/pick-lists", Map.of("fulfillmentIds", List.of(first, second)))
                .expectProblem(409, "invalid-state-transition");
        staff.post(held + "/release", Map.of()).expect(200);
        staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + second + "/ship", Map.of())
                .expect(200);
        staff.post("/admin/v1/pick-lists", Map.of("fulfillmentIds", List.of(first, second)))
                .expectProblem(409, "invalid-state-transition");
        staff.post("/admin/v1/pick-lists", Map.of("fulfillmentIds", List.of())).expectProblem(400, "validation-failed");
        var reader = api.as(logins.staff(Permission.ORDERS_READ).token());
        reader.post("/admin/v1/pick-lists", Map.of("fulfillmentIds", List.of(first)))
                .expectProblem(403, "missing-permission");
    }

    @Test
    void aLocationPicksWhatItHasToShip() throws IOException {
        settings();
        var mug = shop.variant(1_000, 50);
        var location = staff.post(
                        "/admin/v1/locations",
                        Map.of("code", code, "name", "Picking " + code, "active", true, "priority", 900))
                .expect(201)
                .at("/id");
        var download = shop.variant(1_000, 50);
        jdbc.sql("update catalog.variants set shippable = false where id = :download")
                .param("download", download)
                .update();
        jdbc.sql("update inventory.stock_levels set location_id = :location where variant_id in (:mug, :download)")
                .param("location", TypeIds.parse(LocationId.class, location))
                .param("mug", mug)
                .param("download", download)
                .update();
        var held = buy(Map.of(mug, 7));
        var order = buy(Map.of(mug, 4, download, 1));
        var shipped = buy(Map.of(mug, 9));
        staff.post("/admin/v1/orders/" + held.at("/id") + "/hold", Map.of("reason", "Fraud?"))
                .expect(200);
        staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + pack(shipped) + "/ship", Map.of())
                .expect(200);

        var list = text(
                staff.post("/admin/v1/locations/" + location + "/pick-list", Map.of("orders", 500, "language", "de"))
                        .expect(200));

        assertThat(list).contains("Pickliste", "Picking " + code, shop.sku(mug), order.at("/number") + " × 4");
        assertThat(list)
                .as("nobody packs what is not shipped")
                .doesNotContain(held.at("/number"), shipped.at("/number"), shop.sku(download));
        assertThat(text(staff.post("/admin/v1/locations/" + location + "/pick-list", Map.of("orders", 1))
                        .expect(200)))
                .as("a held order takes no place of another")
                .contains(order.at("/number") + " × 4");
        staff.post("/admin/v1/locations/" + LocationId.next().text() + "/pick-list", Map.of())
                .expectProblem(404, "not-found");
        staff.post("/admin/v1/locations/" + location + "/pick-list", Map.of("orders", 501))
                .expectProblem(400, "validation-failed");
    }

    private String picture(int width, int height) {
        return Upload.of(Drawings.png(width, height)).by(staff).expect(201).at("/id");
    }

    private void settings() {
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/channels/" + channel + "/document-settings",
                        Map.of(
                                "automatic",
                                "MANUALLY",
                                "company",
                                DocumentFixtures.company(),
                                "invoicePrefix",
                                code.toUpperCase(Locale.ROOT) + "-I-",
                                "creditNotePrefix",
                                code.toUpperCase(Locale.ROOT) + "-C-",
                                "yearly",
                                false,
                                "timeZone",
                                "Europe/Berlin",
                                "paymentDays",
                                14))
                .expect(200);
    }

    private Api.Response save(String path, String version, String html) {
        return staff.with("If-Match", "\"" + version + "\"")
                .put(path, Map.of("html", html))
                .expect(200);
    }

    private Api.Response buy() {
        return buy(Map.of(shop.variant(1_000, 50), 1));
    }

    private Api.Response buy(Map<VariantId, Integer> items) {
        var cart = shop.readyCart(items, code);
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "test", "token", "tok_approve"))
                .expect(201);
        return shop.complete(cart).expect(201);
    }

    /// The id of the invoice, once it can be downloaded.
    private String invoice(Api.Response order) {
        var id = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/invoice")
                .expect(200)
                .at("/id");
        DocumentFixtures.awaitReady(staff, id);
        return id;
    }

    /// The id of a parcel with all units of the order.
    private String pack(Api.Response order) {
        var items = staff.get("/admin/v1/orders/" + order.at("/id"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> Map.of(
                        "itemId", item.at("/id").asString(),
                        "quantity", item.at("/quantity").asInt()))
                .toList();
        return staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/fulfillments", Map.of("items", items))
                .expect(201)
                .at("/id");
    }

    private PDDocument pdf(String path) throws IOException {
        return Loader.loadPDF(staff.get(path).expect(200).bytes());
    }

    private String text(String path) throws IOException {
        return text(staff.get(path).expect(200));
    }

    private static String text(Api.Response response) throws IOException {
        try (var pdf = Loader.loadPDF(response.bytes())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    /// Of the only picture.
    private static int width(PDDocument pdf) throws IOException {
        var resources = pdf.getPage(0).getResources();
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return resources.getXObject(name).getCOSObject().getInt(COSName.WIDTH);
            }
        }
        throw new AssertionError("there is no picture");
    }
}
