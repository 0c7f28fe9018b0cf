package dev.kontor.settings.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.settings.PolicyId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PolicyAnnouncement announcement;

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
    void aPolicyTakesEffectAtItsTimeAndOrdersRecordWhatCounted() {
        var shop = new BuyingShop(api, jdbc);
        var mug = shop.variant(1_000, 20);
        var first = any.put(TERMS, text("Terms", "Be kind.")).expect(200);
        var before =
                shop.complete(shop.payingCart(Map.of(mug, 1), "tok_approve")).expect(201);
        any.put(TERMS, later("Terms", "Be kinder.", databaseTime().minusSeconds(1)))
                .expectProblem(422, "rejected");
        any.put(TERMS, later("Terms", "Be kinder.", databaseTime().plus(Duration.ofDays(800))))
                .expectProblem(422, "rejected");

        var second = any.put(TERMS, later("Terms", "Be kinder.", databaseTime().plus(Duration.ofDays(1))))
                .expect(200);
        var third = any.put(TERMS, later("Terms", "Never.", databaseTime().plus(Duration.ofDays(2))))
                .expect(200);

        assertThat(api.get(STORE + "/TERMS?locale=en").expect(200).at("/body")).isEqualTo("Be kind.");
        assertThat(staff.get(TERMS).expect(200).at("/version")).isEqualTo(third.at("/version"));
        var canceled = staff.post(TERMS + "/versions/" + third.at("/version") + "/cancel")
                .expect(200);
        assertThat(canceled.json().has("canceledAt")).isTrue();
        assertThat(AuditProbe.on(jdbc).actionsOf(canceled)).containsExactly("policy.canceled");
        staff.post(TERMS + "/versions/" + third.at("/version") + "/cancel")
                .expectProblem(409, "invalid-state-transition");
        staff.post(TERMS + "/versions/" + first.at("/version") + "/cancel")
                .expectProblem(409, "invalid-state-transition");

        takesEffectNow(second);
        takesEffectNow(third);
        announcement.announce();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get(STORE + "/TERMS?locale=en").expect(200).at("/body"), "Be kinder."::equals);
        assertThat(any.put(TERMS, text("Terms", "Never.")).expect(200).at("/version"))
                .as("a canceled version does not count, so its text can be published again")
                .isEqualTo(Long.toString(Long.parseLong(third.at("/version")) + 1));
        any.put(TERMS, text("Terms", "Be kinder.")).expect(200);
        var after =
                shop.complete(shop.payingCart(Map.of(mug, 1), "tok_approve")).expect(201);
        assertThat(terms(before)).isEqualTo("Be kind. " + first.at("/version"));
        assertThat(terms(after)).isEqualTo("Be kinder. " + (Long.parseLong(third.at("/version")) + 2));
        api.get("/store/v1/orders/" + after.at("/id") + "/policies").expectProblem(404, "not-found");
        var reader = api.as(logins.staff(Permission.ORDERS_READ).token());
        assertThat(reader.get("/admin/v1/orders/" + before.at("/id") + "/policies")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(policy -> policy.at("/body").asString("")))
                .contains("Be kind.");
    }

    @Test
    void noCacheOutlivesThePolicyThatCountsUntilATime() {
        any.put(TERMS, text("Terms", "Be kind.")).expect(200);
        assertThat(shown().requiredHeader("Cache-Control")).contains("s-maxage=60");
        var next = any.put(TERMS, later("Terms", "Be kinder.", databaseTime().plus(Duration.ofMinutes(5))))
                .expect(200);

        assertThat(shown().at("/body")).isEqualTo("Be kind.");
        assertThat(shown().requiredHeader("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(api.get(STORE + "?locale=en").expect(200).requiredHeader("Cache-Control"))
                .doesNotContain("s-maxage");

        takesEffectNow(next);
        assertThat(shown().at("/body")).as("without any event").isEqualTo("Be kinder.");
        assertThat(storeTerms("en")).isEqualTo("Terms");
        assertThat(shown().requiredHeader("Cache-Control")).contains("s-maxage=60");
    }

    @Test
    void whatIsScheduledDoesNotKeepTheSameTextFromCountingNow() {
        any.put(TERMS, text("Terms", "Be kind.")).expect(200);
        var time = databaseTime().plus(Duration.ofDays(3));
        var scheduled = any.put(TERMS, later("Terms", "Be kinder.", time)).expect(200);

        assertThat(any.put(TERMS, later("Terms", "Be kinder.", time))
                        .expect(200)
                        .at("/version"))
                .isEqualTo(scheduled.at("/version"));
        var atOnce = any.put(TERMS, text("Terms", "Be kinder.")).expect(200);

        assertThat(Long.parseLong(atOnce.at("/version"))).isEqualTo(Long.parseLong(scheduled.at("/version")) + 1);
        assertThat(shown().at("/version")).isEqualTo(atOnce.at("/version"));
        staff.post(TERMS + "/versions/" + scheduled.at("/version") + "/cancel").expect(200);
    }

    private Api.Response shown() {
        return api.get(STORE + "/TERMS?locale=en").expect(200);
    }

    /// The clock that decides.
    private Instant databaseTime() {
        return jdbc.sql("select now()").query(Instant.class).single();
    }

    /// The database decides when the time has come. Not earlier than now: a version that took effect before
    /// the one that counts would not count.
    private void takesEffectNow(Api.Response version) {
        jdbc.sql("update settings.policies set effective_at = now() where id = :id")
                .param("id", TypeIds.parse(PolicyId.class, version.at("/id")).value())
                .update();
    }

    /// The terms of an order as its buyer sees them.
    private String terms(Api.Response order) {
        return api.with("X-Order-Token", order.at("/token"))
                .get("/store/v1/orders/" + order.at("/id") + "/policies")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(policy -> policy.at("/kind").asString().equals("TERMS"))
                .map(policy -> policy.at("/body").asString() + " "
                        + policy.at("/version").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> later(String title, String body, Instant time) {
        return Map.of("title", title, "body", body, "takesEffectAt", time.toString());
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
