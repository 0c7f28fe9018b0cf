package dev.kontor.customer.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Staff publish texts, customers agree to them and withdraw, and the history is the proof.
@KontorTest
class ConsentTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RetainedData retainedConsents;

    @Autowired
    private GuestConsents guests;

    @Autowired
    private GuestConsentRepository guestRecords;

    private final String purpose =
            "P" + UUID.randomUUID().toString().replace("-", "").substring(0, 20).toUpperCase(Locale.ROOT);
    private Api staff;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        staff.post("/admin/v1/consent-purposes", Map.of("code", purpose, "name", "Surveys"))
                .expect(201);
    }

    @Test
    void aPublishedTextNeverChanges() {
        var draft = draft("en", "Ask me.");
        var path = "/admin/v1/consent-texts/" + draft.at("/id");
        assertThat(draft.json().has("number")).isFalse();
        var changed = staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("body", "You may ask me."))
                .expect(200);
        staff.with("If-Match", "\"1\"").post(path + "/publish").expectProblem(412, "precondition-failed");

        var published = staff.with("If-Match", changed.requiredHeader("ETag"))
                .post(path + "/publish")
                .expect(200);

        assertThat(published.at("/number")).isEqualTo("1");
        assertThat(published.at("/status")).isEqualTo("PUBLISHED");
        staff.with("If-Match", "*").patch(path, Map.of("body", "No.")).expectProblem(409, "invalid-state-transition");
        staff.with("If-Match", "*").delete(path).expectProblem(409, "invalid-state-transition");
        staff.with("If-Match", "*").post(path + "/publish").expectProblem(409, "invalid-state-transition");
        assertThatThrownBy(() -> jdbc.sql("update customer.consent_texts set body = 'No.' where purpose = :purpose")
                        .param("purpose", purpose)
                        .update())
                .as("the database refuses it, too")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(publish("en", "Second.").at("/number")).isEqualTo("2");
        assertThat(publish("de", "Erster.").at("/number")).isEqualTo("1");
        var other = draft("en", "Third.");
        staff.with("If-Match", "*")
                .delete("/admin/v1/consent-texts/" + other.at("/id"))
                .expect(204);
        assertThat(staff.get("/admin/v1/consent-texts?status=DRAFT&purpose=" + purpose)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        staff.post("/admin/v1/consent-texts", Map.of("purpose", "NO_SUCH", "locale", "en", "body", "x"))
                .expectProblem(422, "rejected");
    }

    @Test
    void aTextTakesEffectAtItsTime() {
        var shopper = api.as(logins.customer().token());
        var first = publish("en", "Ask me.").at("/id");
        set(shopper, Map.of("given", true, "textId", first)).expect(200);
        var path = "/admin/v1/consent-texts/" + draft("en", "Ask me tomorrow.").at("/id") + "/publish";
        staff.with("If-Match", "*")
                .post(
                        path,
                        Map.of("takesEffectAt", databaseTime().minusSeconds(60).toString()))
                .expectProblem(422, "rejected");
        var tomorrow = staff.with("If-Match", "*")
                .post(
                        path,
                        Map.of(
                                "takesEffectAt",
                                databaseTime().plus(Duration.ofDays(1)).toString()))
                .expect(200);

        assertThat(tomorrow.at("/inEffect")).isEqualTo("false");
        assertThat(state(shopper, "").at("/text/id").asString()).isEqualTo(first);
        assertThat(state(shopper, "").at("/outdated").asBoolean()).isFalse();
        assertThat(set(shopper, Map.of("given", true, "textId", tomorrow.at("/id")))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("not-found");

        var counting = ConsentTextId.next();
        jdbc.sql("""
                        insert into customer.consent_texts (id, purpose, locale, version, number, body, created_at,
                            updated_at, published_at, published_by, effective_at)
                        select :id, purpose, locale, 2, number + 1, 'Ask me now.', now(), now(), now(), published_by, now()
                        from customer.consent_texts where id = :tomorrow
                        """)
                .param("id", counting)
                .param("tomorrow", TypeIds.parse(ConsentTextId.class, tomorrow.at("/id")))
                .update();
        assertThat(state(shopper, "").at("/text/id").asString()).isEqualTo(counting.text());
        assertThat(state(shopper, "").at("/outdated").asBoolean()).isTrue();
        set(shopper, Map.of("given", true, "textId", counting.text())).expect(200);
    }

    @Test
    void aPublicationIsCanceledBeforeItCounts() throws Exception {
        var shopper = api.as(logins.customer().token());
        var first = publish("en", "Ask me.");
        cancel(first.at("/id")).expectProblem(409, "invalid-state-transition");
        var draft = draft("en", "Ask me tomorrow.");
        cancel(draft.at("/id")).expectProblem(409, "invalid-state-transition");
        var tomorrow = publishAt(draft.at("/id"), Duration.ofDays(1)).expect(200);
        staff.post("/admin/v1/consent-texts/" + draft.at("/id") + "/cancel")
                .expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"1\"")
                .post("/admin/v1/consent-texts/" + draft.at("/id") + "/cancel")
                .expectProblem(412, "precondition-failed");

        var canceled = cancel(draft.at("/id")).expect(200);

        assertThat(canceled.at("/status")).isEqualTo("DRAFT");
        assertThat(canceled.json().has("number")).isFalse();
        assertThat(canceled.json().has("effectiveAt")).isFalse();
        assertThat(AuditProbe.on(jdbc).of(canceled).getFirst().action()).isEqualTo("consent_text.canceled");
        assertThat(state(shopper, "").at("/text/id").asString()).isEqualTo(first.at("/id"));
        var again = publishAt(draft.at("/id"), Duration.ofSeconds(30)).expect(200);
        assertThat(again.at("/number")).isEqualTo(tomorrow.at("/number"));
        cancel(draft.at("/id")).expectProblem(409, "invalid-state-transition");
        assertThatThrownBy(() -> jdbc.sql("""
                                update customer.consent_texts set number = null, published_at = null, published_by = null,
                                    effective_at = null where id = :id
                                """)
                        .param("id", TypeIds.parse(ConsentTextId.class, draft.at("/id")))
                        .update())
                .hasMessageContaining("never changes");

        var third = draft("en", "Ask me next week.").at("/id");
        publishAt(third, Duration.ofDays(7)).expect(200);
        Callable<Integer> cancel = () -> cancel(third).status();
        assertThat(TestOrders.race(List.of(cancel, cancel, cancel))).containsOnlyOnce(200);
    }

    private Api.Response publishAt(String text, Duration ahead) {
        return staff.with("If-Match", "*")
                .post(
                        "/admin/v1/consent-texts/" + text + "/publish",
                        Map.of("takesEffectAt", databaseTime().plus(ahead).toString()));
    }

    private Api.Response cancel(String text) {
        return staff.with("If-Match", "*").post("/admin/v1/consent-texts/" + text + "/cancel");
    }

    @Test
    void aCustomerGivesAndWithdrawsAndTheHistoryIsTheProof() {
        var customer = logins.customer();
        var shopper = api.as(customer.token()).with("User-Agent", "Browser/1.0");
        var first = publish("en", "Ask me.").at("/id");
        var german = publish("de", "Fragt mich.").at("/id");
        assertThat(state(shopper, "?locale=de-AT").at("/text/id").asString()).isEqualTo(german);

        var given = set(shopper, Map.of("given", true, "textId", first, "checkout", true))
                .expect(200);
        set(shopper, Map.of("given", true, "textId", first)).expect(200);

        assertThat(given.at("/given")).isEqualTo("true");
        assertThat(given.at("/givenTextId")).isEqualTo(first);
        assertThat(given.at("/outdated")).isEqualTo("false");
        var second = publish("en", "Ask me often.").at("/id");
        assertThat(state(shopper, "").at("/outdated").asBoolean()).isTrue();
        assertThat(set(shopper, Map.of("given", true, "textId", first))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("outdated");
        set(shopper, Map.of("given", true, "textId", second)).expect(200);
        set(shopper, Map.of("given", false)).expect(200);
        set(shopper, Map.of("given", false)).expect(200);

        var history = history(customer);
        assertThat(history).extracting(each -> each.at("/given").asBoolean()).containsExactly(false, true, true);
        assertThat(history.getLast().at("/source").asString()).isEqualTo("CHECKOUT");
        assertThat(history.getLast().at("/textId").asString()).isEqualTo(first);
        assertThat(history.getLast().at("/userAgent").asString()).isEqualTo("Browser/1.0");
        assertThat(history.getLast().at("/ip").asString()).isEqualTo("127.0.0.1");
        assertThat(history.getLast().at("/recordedBy").asString())
                .isEqualTo(customer.id().text());
        assertThat(EventProbe.on(jdbc).typesOf(customer.id()))
                .containsSubsequence("consent.given", "consent.given", "consent.withdrawn");
    }

    @Test
    void refusesWhatIsNoConsent() {
        var shopper = api.as(logins.customer().token());
        var text = publish("en", "Ask me.").at("/id");
        var draft = draft("en", "Later.").at("/id");
        assertThat(set(shopper, Map.of("given", true))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/textId");
        shopper.put("/store/v1/me/consents/NO_SUCH_PURPOSE", Map.of("given", true))
                .expectProblem(404, "not-found");
        set(shopper, Map.of("given", true, "textId", draft)).expectProblem(422, "rejected");
        set(shopper, Map.of("given", true, "textId", otherPurposesText())).expectProblem(422, "rejected");
        shopper.put("/store/v1/me/consents/NO_SUCH_PURPOSE", Map.of("given", false))
                .expectProblem(404, "not-found");
        api.put("/store/v1/me/consents/" + purpose, Map.of("given", false)).expectProblem(401, "unauthenticated");
        set(shopper, Map.of("given", true, "textId", text)).expect(200);

        staff.with("If-Match", "*")
                .patch(purposePath(), Map.of("active", false))
                .expect(200);

        set(shopper, Map.of("given", true, "textId", text)).expectProblem(404, "not-found");
        assertThat(state(shopper, "").has("text")).as("nothing to agree to").isFalse();
        assertThat(set(shopper, Map.of("given", false)).expect(200).at("/given"))
                .as("withdrawing is always possible")
                .isEqualTo("false");
    }

    @Test
    void aConsentIsNotChangedWithoutEnd() {
        var shopper = api.as(logins.customer().token());
        var text = publish("en", "Ask me.").at("/id");
        for (int times = 0; times < 10; times++) {
            set(shopper, Map.of("given", true, "textId", text)).expect(200);
            set(shopper, Map.of("given", false)).expect(200);
        }
        set(shopper, Map.of("given", true, "textId", text)).expectProblem(422, "rejected");
    }

    @Test
    void twoRequestsAtOnceAreOneRecord() throws Exception {
        var customer = logins.customer();
        var shopper = api.as(customer.token());
        var text = publish("en", "Ask me.").at("/id");
        Callable<Integer> give =
                () -> set(shopper, Map.of("given", true, "textId", text)).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(List.of(give, give, give))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(history(customer)).hasSize(1);
    }

    @Test
    void theConsentOfAGuestFromBeforeTheLastDecisionMovesSilently() {
        var customer = logins.customer();
        var path = "/admin/v1/customers/" + customer.id().text() + "/consents";
        jdbc.sql("""
                        insert into customer.consent_records (id, purpose, given, text_id, source, recorded_by, recorded_at,
                            address_key)
                        values (gen_random_uuid(), :purpose, true, :text, 'EMAIL', 'guest', '2025-05-04T10:00:00Z', :key)
                        """)
                .param("purpose", purpose)
                .param(
                        "text",
                        TypeIds.parse(
                                ConsentTextId.class, publish("en", "Ask me.").at("/id")))
                .param("key", guestRecords.key(customer.email()))
                .update();
        staff.post(path, Map.of("purpose", purpose, "given", false, "note", "By telephone"))
                .expect(200);

        guests.claim(customer.id());

        assertThat(staff.get(path).expect(200).json().at("/items").size()).isEqualTo(2);
        assertThat(EventProbe.on(jdbc).typesOf(customer.id()))
                .contains("consent.withdrawn")
                .doesNotContain("consent.given");
    }

    @Test
    void staffRecordDecisionsWithEvidence() {
        var customer = logins.customer();
        var first = publish("en", "Ask me.").at("/id");
        publish("en", "Ask me often.");
        var path = "/admin/v1/customers/" + customer.id().text() + "/consents";
        var imported = staff.post(
                        path,
                        Map.of(
                                "purpose",
                                purpose,
                                "given",
                                true,
                                "textId",
                                first,
                                "recordedAt",
                                "2025-05-04T10:00:00Z",
                                "note",
                                "From the old shop"))
                .expect(200);
        assertThat(imported.at("/source")).isEqualTo("IMPORT");
        assertThat(AuditProbe.on(jdbc).actionsOf(imported)).containsExactly("customer.consent_recorded");
        var called = staff.post(path, Map.of("purpose", purpose, "given", false, "note", "By telephone"))
                .expect(200);
        assertThat(called.at("/source")).isEqualTo("STAFF");
        assertThat(state(api.as(customer.token()), "").at("/given").asBoolean()).isFalse();
        assertThat(EventProbe.on(jdbc).typesOf(customer.id())).endsWith("consent.given", "consent.withdrawn");
        staff.post(
                        path,
                        Map.of(
                                "purpose",
                                purpose,
                                "given",
                                true,
                                "textId",
                                first,
                                "recordedAt",
                                "2025-06-04T10:00:00Z",
                                "note",
                                "From a letter"))
                .expect(200);
        assertThat(EventProbe.on(jdbc).typesOf(customer.id()))
                .as("an earlier decision does not count, so nobody hears of it")
                .endsWith("consent.given", "consent.withdrawn");
        staff.post(path, Map.of("purpose", purpose, "given", false)).expectProblem(400, "validation-failed");
        staff.post(path, Map.of("purpose", purpose, "given", false, "note", "x", "recordedAt", "2999-01-01T00:00:00Z"))
                .expectProblem(422, "rejected");
        staff.post(
                        "/admin/v1/customers/cus_01h455vb4pex5vsknk084sn02q/consents",
                        Map.of("purpose", purpose, "given", false, "note", "x"))
                .expectProblem(404, "not-found");
        var reader = api.as(logins.staff(Permission.PRIVACY_READ).token());
        reader.get(path).expect(200);
        reader.post(path, Map.of("purpose", purpose, "given", false, "note", "x"))
                .expectProblem(403, "missing-permission");
    }

    @Test
    void onlyRecordsThatNoLongerCountAreDeletedByAge() {
        var customer = logins.customer();
        var shopper = api.as(customer.token());
        var first = publish("en", "Ask me.").at("/id");
        set(shopper, Map.of("given", true, "textId", first)).expect(200);
        var second = publish("en", "Ask me often.").at("/id");
        set(shopper, Map.of("given", true, "textId", second)).expect(200);
        jdbc.sql(
                        "update customer.consent_records set recorded_at = recorded_at - interval '9 years' where purpose = :p")
                .param("p", purpose)
                .update();
        var before = Instant.now().minus(Duration.ofDays(2_000));
        var id = customer.id();
        var held = new RetentionLimit(before, List.of(id.value()), List.of(id.text()), List.of());
        retainedConsents.delete(held, "", 1_000);
        assertThat(history(customer)).hasSize(2);

        retainedConsents.delete(new RetentionLimit(before, List.of(), List.of(), List.of()), "", 1_000);

        assertThat(history(customer))
                .singleElement()
                .extracting(each -> each.at("/textId").asString())
                .isEqualTo(second);
    }

    private String purposePath() {
        var id = staff.get("/admin/v1/consent-purposes")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/code").asString().equals(purpose))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        return "/admin/v1/consent-purposes/" + id;
    }

    private String otherPurposesText() {
        var draft = staff.post(
                        "/admin/v1/consent-texts",
                        Map.of("purpose", "ANALYTICS", "locale", "en", "body", "Measure me."))
                .expect(201);
        return staff.with("If-Match", "*")
                .post("/admin/v1/consent-texts/" + draft.at("/id") + "/publish")
                .expect(200)
                .at("/id");
    }

    private Api.Response draft(String locale, String body) {
        return staff.post("/admin/v1/consent-texts", Map.of("purpose", purpose, "locale", locale, "body", body))
                .expect(201);
    }

    /// The clock that decides.
    private Instant databaseTime() {
        return jdbc.sql("select now()").query(Instant.class).single();
    }

    private Api.Response publish(String locale, String body) {
        return staff.with("If-Match", "*")
                .post("/admin/v1/consent-texts/" + draft(locale, body).at("/id") + "/publish")
                .expect(200);
    }

    private Api.Response set(Api shopper, Map<String, ?> body) {
        return shopper.put("/store/v1/me/consents/" + purpose, body);
    }

    private JsonNode state(Api shopper, String query) {
        return shopper.get("/store/v1/me/consents" + query)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/purpose").asString().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> history(Logins.Customer customer) {
        return new ArrayList<>(staff.get("/admin/v1/customers/" + customer.id().text() + "/consents?purpose=" + purpose)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .toList());
    }
}
