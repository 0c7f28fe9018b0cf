package dev.kontor.settings.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@KontorTest
class PolicyTests {

    private static final String POLICIES = "/admin/v1/policies";
    private static final String TERMS = POLICIES + "/TERMS/en";
    private static final String GERMAN = POLICIES + "/TERMS/de";
    private static final String STORE = "/store/v1/policies";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private Api staff;
    private Api any;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.SETTINGS_READ, Permission.SETTINGS_WRITE, Permission.AUDIT_READ)
                .token());
        any = staff.with("If-Match", "*");
    }

    @AfterEach
    void withdraw() {
        for (var path : new String[] {TERMS, GERMAN, POLICIES + "/IMPRINT/en"}) {
            if (staff.get(path).expect(200).at("/published").equals("true")) {
                any.delete(path).expect(204);
            }
        }
    }

    @Test
    void aPolicyIsPublishedChangedAndWithdrawnAndItsVersionsStay() {
        var before = staff.get(TERMS).expect(200);
        long version = Long.parseLong(before.at("/version"));
        assertThat(storeTerms("en")).isNull();
        staff.put(TERMS, text("Terms", "Be kind.")).expectProblem(428, "precondition-required");

        var first = staff.with("If-Match", before.requiredHeader("ETag"))
                .put(TERMS, text("Terms", "Be kind."))
                .expect(200);

        assertThat(first.at("/id")).startsWith("pol_");
        assertThat(first.at("/version")).isEqualTo(Long.toString(version + 1));
        var shown = api.get(STORE + "/TERMS?locale=en").expect(200);
        assertThat(shown.at("/body")).isEqualTo("Be kind.");
        assertThat(shown.at("/publishedAt")).isEqualTo(first.at("/publishedAt"));
        assertThat(shown.header("Cache-Control").orElseThrow()).startsWith("public");
        api.with("If-None-Match", shown.requiredHeader("ETag"))
                .get(STORE + "/TERMS?locale=en")
                .expect(304);
        staff.with("If-Match", before.requiredHeader("ETag"))
                .put(TERMS, text("Terms", "Be rude."))
                .expectProblem(412, "precondition-failed");
        var second = staff.with("If-Match", first.requiredHeader("ETag"))
                .put(TERMS, Map.of("title", "Terms", "url", "https://shop.example/terms"))
                .expect(200);
        assertThat(api.get(STORE + "/TERMS?locale=en").expect(200).at("/url")).isEqualTo("https://shop.example/terms");

        staff.with("If-Match", second.requiredHeader("ETag")).delete(TERMS).expect(204);

        assertThat(storeTerms("en")).isNull();
        api.get(STORE + "/TERMS?locale=en").expectProblem(404, "not-found");
        any.delete(TERMS).expectProblem(404, "not-found");
        var versions = staff.get(TERMS + "/versions?limit=3").expect(200).json().at("/items");
        assertThat(versions.valueStream().map(each -> each.at("/version").longValue()))
                .containsExactly(version + 3, version + 2, version + 1);
        assertThat(versions.at("/0/published").booleanValue()).isFalse();
        assertThat(versions.at("/2/body").stringValue()).isEqualTo("Be kind.");
    }

    @Test
    void theSameTextIsNotPublishedTwice() {
        var first = any.put(TERMS, text("Terms", "Be kind.")).expect(200);

        var again = any.put(TERMS, text("Terms", "Be kind.")).expect(200);

        assertThat(again.at("/version")).isEqualTo(first.at("/version"));
        assertThat(again.statements()).noneMatch(sql -> sql.contains("insert into settings.policies"));
    }

    @Test
    void shoppersGetTheBestLanguage() {
        any.put(GERMAN, text("AGB", "Seien Sie nett.")).expect(200);

        assertThat(storeTerms("de")).isEqualTo("AGB");
        assertThat(storeTerms("fr")).isEqualTo("AGB");
        any.put(TERMS, text("Terms", "Be kind.")).expect(200);
        assertThat(storeTerms("fr")).isEqualTo("Terms");
        assertThat(storeTerms("de")).isEqualTo("AGB");
        assertThat(staff.get(POLICIES)
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(policy -> policy.at("/kind").stringValue().equals("TERMS"))
                        .map(policy -> policy.at("/locale").stringValue()))
                .containsExactly("de", "en");
    }

    @Test
    void aPublicationIsRecordedWithoutItsText() {
        var published = any.put(POLICIES + "/IMPRINT/en", text("Imprint", "Wool & Wood GmbH"))
                .expect(200);

        var entry = staff.get("/admin/v1/audit-log?object=" + published.at("/id"))
                .expect(200)
                .json()
                .at("/items/0");

        assertThat(entry.at("/action").stringValue()).isEqualTo("policy.published");
        assertThat(entry.at("/after/heading").stringValue()).isEqualTo("Imprint");
        assertThat(entry.toString()).doesNotContain("Wool & Wood GmbH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"T\"}",
                "{\"title\":\"T\",\"body\":\"b\",\"url\":\"https://shop.example/\"}",
                "{\"title\":\"T\",\"body\":\"a <script>alert(1)</script>\"}",
                "{\"title\":\"T\",\"body\":\"a <!-- b -->\"}",
            })
    void refusesWhatIsNeitherATextNorAPage(String body) {
        var refused = any.put(TERMS, body).expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/body");
        assertThat(staff.get(TERMS).expect(200).at("/published")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\" \",\"body\":\"b\"}",
                "{\"title\":\"T\",\"url\":\"http://shop.example/\"}",
                "{\"title\":\"T\",\"url\":\"javascript:alert(1)\"}",
            })
    void refusesInvalidValues(String body) {
        any.put(TERMS, body).expectProblem(400, "validation-failed");
    }

    @Test
    void thePolicyIsInALanguageOfTheShop() {
        any.put(POLICIES + "/TERMS/it", text("Condizioni", "Sii gentile.")).expectProblem(404, "not-found");
        staff.get(POLICIES + "/TERMS/it/versions").expectProblem(404, "not-found");
    }

    private static Map<String, String> text(String title, String body) {
        return Map.of("title", title, "body", body);
    }

    private @Nullable String storeTerms(String locale) {
        return api.get(STORE + "?locale=" + locale)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(policy -> policy.at("/kind").stringValue().equals("TERMS"))
                .map(policy -> policy.at("/title"))
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse(null);
    }
}
