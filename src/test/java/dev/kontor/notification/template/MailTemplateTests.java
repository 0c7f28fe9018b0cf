package dev.kontor.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Templates that staff edit, over HTTP. Each test has its own channel, so that no other mail changes.
@KontorTest
class MailTemplateTests {

    private static final Map<String, String> WANTED = Map.of(
            "subject", "Danke, {{orderNumber}}",
            "html", "<p>{{#lines}}{{title}}{{/lines}}</p>",
            "text", "{{#lines}}{{title}}{{/lines}}");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink sink;

    @Autowired
    private MailRenderer renderer;

    @Autowired
    private MailSamples samples;

    private Logins.Staff owner;
    private Api staff;
    private String code;
    private String path;

    @BeforeEach
    void open() {
        owner = logins.owner();
        staff = api.as(owner.token());
        code = "mail-" + UUID.randomUUID().toString().substring(0, 8);
        staff.post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Mails",
                                "assortment",
                                "ALL",
                                "locales",
                                List.of("de"),
                                "currencies",
                                List.of("USD")))
                .expect(201);
        path = "/admin/v1/mail-templates/ORDER_PLACED/de";
    }

    @Test
    void aTemplateIsSavedUsedAndDeletedAndItsVersionsStay() {
        var builtIn = staff.get(at(path)).expect(200);
        assertThat(builtIn.at("/version")).isEqualTo("0");
        assertThat(builtIn.at("/subject")).isEqualTo("Ihre Bestellung {{orderNumber}} bei {{shopName}}");
        staff.put(at(path), WANTED).expectProblem(428, "precondition-required");

        var saved = staff.with("If-Match", "\"0\"").put(at(path), WANTED).expect(200);
        assertThat(saved.at("/version")).isEqualTo("1");
        staff.with("If-Match", "\"0\"").put(at(path), WANTED).expectProblem(412, "precondition-failed");
        assertThat(rendered().subject()).isEqualTo("Danke, K-1001");
        var changed = Map.of("subject", "Neu {{orderNumber}}", "html", "<p>Neu</p>", "text", "Neu");
        staff.with("If-Match", "\"1\"").put(at(path), changed).expect(200);
        assertThat(rendered().subject()).isEqualTo("Neu K-1001");
        assertThat(staff.get("/admin/v1/mail-templates?channel=" + code)
                        .expect(200)
                        .json()
                        .at("/items"))
                .hasSize(1);

        staff.with("If-Match", "\"2\"").delete(at(path)).expect(204);
        assertThat(rendered().subject()).startsWith("Ihre Bestellung K-1001");
        staff.with("If-Match", "\"2\"").delete(at(path)).expectProblem(404, "not-found");
        var versions = staff.get(at(path + "/versions")).expect(200);
        assertThat(versions.json().at("/items")).hasSize(2);
        assertThat(versions.at("/items/1/subject")).isEqualTo("Danke, {{orderNumber}}");
        var restored = staff.with("If-Match", "\"0\"")
                .post(at(path + "/versions/" + versions.at("/items/1/number") + "/restore"))
                .expect(200);
        assertThat(restored.at("/subject")).isEqualTo("Danke, {{orderNumber}}");
        assertThat(rendered().subject()).isEqualTo("Danke, K-1001");
        staff.with("If-Match", "*")
                .post(at(path + "/versions/999999999/restore"))
                .expectProblem(404, "not-found");
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        staff.with("If-Match", "\"0\"").put(at(path), WANTED).expect(200);

        var same = staff.with("If-Match", "\"1\"").put(at(path), WANTED).expect(200);

        assertThat(same.at("/version")).isEqualTo("1");
        assertThat(staff.get(at(path + "/versions")).expect(200).json().at("/items"))
                .hasSize(1);
    }

    @Test
    void aTemplateThatBreaksARuleIsRefusedWithEachReason() {
        var hostile = Map.of(
                "subject", "{{secret}}", "html", "<script>1</script>{{{orderNumber}}}", "text", "{{> /etc/passwd}}");

        var refusal = staff.with("If-Match", "\"0\"").put(at(path), hostile).expectProblem(422, "rejected");

        assertThat(refusal.json().at("/errors"))
                .extracting(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .contains(
                        "/subject unknown-variable",
                        "/html unescaped",
                        "/html forbidden-element",
                        "/text forbidden-tag");
        assertThat(staff.get(at(path)).expect(200).at("/version")).isEqualTo("0");
        staff.post(at(path + "/preview"), hostile).expectProblem(422, "rejected");
    }

    @Test
    void placesThatDoNotExistAreNotFound() {
        staff.get("/admin/v1/mail-templates/ORDER_PLACED/xx").expectProblem(404, "not-found");
        staff.get(path + "?channel=nowhere").expectProblem(404, "not-found");
        staff.get("/admin/v1/mail-templates/NOTHING/de").expect(400);
        staff.with("If-Match", "\"0\"").put(path + "?channel=nowhere", WANTED).expectProblem(404, "not-found");
    }

    @Test
    void aPreviewShowsSampleDataAndStoresNothing() {
        var preview = staff.post(at(path + "/preview"), Map.of("subject", "Vorschau {{orderNumber}}"))
                .expect(200);

        assertThat(preview.at("/subject")).isEqualTo("Vorschau K-1001");
        assertThat(preview.at("/html")).contains("Vielen Dank", "Red shoe, size 42", "Lieferadresse");
        assertThat(preview.at("/text")).contains("Vielen Dank", "Red shoe, size 42");
        assertThat(staff.get(at(path)).expect(200).at("/version")).isEqualTo("0");
    }

    @Test
    void aTestGoesToTheCallerAndNobodyElse() {
        var test = staff.withIdempotencyKey()
                .post(at(path + "/test"), Map.of("subject", "Probe " + code))
                .expect(202);

        var received = sink.nth(owner.email(), 1);
        assertThat(received.subject()).isEqualTo("[Test] Probe " + code);
        assertThat(staff.get("/admin/v1/mails/" + test.at("/mailId"))
                        .expect(200)
                        .at("/recipient"))
                .isEqualTo(owner.email());
    }

    @Test
    void everyKindIsDocumentedWithVariablesAndSampleData() {
        var kinds = staff.get("/admin/v1/mail-kinds").expect(200).json().at("/items");

        assertThat(kinds).hasSize(MailKind.values().length);
        var placed = staff.get("/admin/v1/mail-kinds/ORDER_PLACED").expect(200);
        assertThat(placed.at("/sample/orderNumber")).isEqualTo("K-1001");
        assertThat(placed.json().at("/variables"))
                .extracting(variable -> variable.at("/name").asString())
                .contains("shopName", "orderNumber", "lines", "addresses");
    }

    @Test
    void readingAndWritingNeedTheirPermissions() {
        var reader = api.as(logins.staff(Permission.MAIL_TEMPLATES_READ).token());

        reader.get(at(path)).expect(200);
        reader.post(at(path + "/preview"), Map.of()).expect(200);
        reader.with("If-Match", "\"0\"").put(at(path), WANTED).expectProblem(403, "missing-permission");
        reader.withIdempotencyKey().post(at(path + "/test"), Map.of()).expectProblem(403, "missing-permission");
    }

    @Test
    void aChannelTakesItsTemplatesWithIt() {
        staff.with("If-Match", "\"0\"").put(at(path), WANTED).expect(200);
        var channel =
                staff.get("/admin/v1/channels?limit=100").expect(200).json().at("/items");
        var id = channel.valueStream()
                .filter(each -> each.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();

        staff.with("If-Match", "*").delete("/admin/v1/channels/" + id).expect(204);

        assertThat(staff.get("/admin/v1/mail-templates?channel=" + code)
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    private String at(String place) {
        return place + "?channel=" + code;
    }

    private MailContent rendered() {
        return renderer.render(
                MailKind.ORDER_PLACED,
                Locale.GERMAN,
                code,
                samples.sample(MailKind.ORDER_PLACED, Locale.GERMAN),
                List.of());
    }
}
