package dev.kontor.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class ApiKeyTests {

    private static final String KEYS = "/admin/v1/api-keys";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeyUses uses;

    @Autowired
    private TestClock clock;

    @Test
    void opensWhatItIsAllowedAndNothingElseAtOneStatement() {
        var secret = secretKey("roles:read").at("/secret");

        var allowed = api.as(secret).get("/admin/v1/roles").expect(200);
        var other = api.as(secret).get("/admin/v1/staff").expectProblem(403, "missing-permission");

        assertThat(allowed.statements()).hasSize(2);
        assertThat(other.statements()).hasSize(1);
        assertThat(other.at("/permission")).isEqualTo("staff:read");
        assertThat(api.as(secret)
                        .get("/admin/v1/nothing-here")
                        .expectProblem(404, "not-found")
                        .statements())
                .hasSize(1);
    }

    @Test
    void isShownOnceAndStoredAsAHash() {
        var owner = owner();
        var created = owner.post(KEYS, wish("SECRET", "catalog:read")).expect(201);
        var secret = created.at("/secret");
        var path = KEYS + "/" + created.at("/key/id");

        assertThat(secret).matches("sk_[0-9a-z]{57}");
        assertThat(created.requiredHeader("Location")).endsWith(path);
        assertThat(created.at("/key/secretHint")).isEqualTo("sk_\u2026" + secret.substring(56));
        assertThat(owner.get(path).expect(200).text()).doesNotContain(secret);
        assertThat(owner.get(KEYS + "?limit=100").expect(200).text()).doesNotContain(secret);
        assertThat(jdbc.sql("select hash from identity.api_key_secrets where key_id = :id")
                        .param("id", id(created).value())
                        .query(byte[].class)
                        .single())
                .isEqualTo(Keyring.hash(secret));
        assertThat(jdbc.sql("select count(*) from identity.api_keys k where k::text like :text")
                        .param("text", "%" + secret + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(events(created.at("/key/id"))).containsExactly("api_key.created");
    }

    @Test
    void aRevokedOneIsDeadWithTheNextCall() {
        var owner = owner();
        var created = secretKey("roles:read");
        var program = api.as(created.at("/secret"));
        program.get("/admin/v1/roles").expect(200);

        owner.delete(KEYS + "/" + created.at("/key/id")).expect(204);
        owner.delete(KEYS + "/" + created.at("/key/id")).expect(204);

        var refused = program.get("/admin/v1/roles").expectProblem(401, "unauthenticated");
        assertThat(refused.requiredHeader("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(refused.at("/detail")).isEqualTo("The API key was revoked.");
        assertThat(owner.get(KEYS + "/" + created.at("/key/id")).at("/revokedAt"))
                .isEqualTo("2026-11-25T12:00:00.000Z");
        assertThat(events(created.at("/key/id"))).containsExactly("api_key.created", "api_key.revoked");
        owner.post(KEYS + "/" + created.at("/key/id") + "/rotate", Map.of())
                .expectProblem(409, "invalid-state-transition");
    }

    @Test
    void anUnknownOneIsRefusedAndAMistypedOneWithoutAskingTheDatabase() {
        var unknown = api.as(KeyText.next(KeyKind.SECRET)).get("/admin/v1/roles");
        var mistyped = api.as(secretKey("roles:read").at("/secret").substring(0, 59) + "_")
                .get("/admin/v1/roles");

        unknown.expectProblem(401, "unauthenticated");
        mistyped.expectProblem(401, "unauthenticated");
        assertThat(mistyped.at("/detail")).contains("checksum");
        assertThat(mistyped.statements()).isEmpty();
    }

    @Test
    void expires() {
        var wish = new HashMap<>(wish("SECRET", "roles:read"));
        wish.put("expiresAt", "2026-11-25T13:00:00.000Z");
        var secret = owner().post(KEYS, wish).expect(201).at("/secret");
        api.as(secret).get("/admin/v1/roles").expect(200);

        clock.advance(Duration.ofHours(1));

        assertThat(api.as(secret)
                        .get("/admin/v1/roles")
                        .expectProblem(401, "unauthenticated")
                        .at("/detail"))
                .isEqualTo("The API key has expired.");
    }

    @Test
    void cannotHaveExpiredBeforeItIsMade() {
        var before = count();
        var wish = new HashMap<>(wish("SECRET", "roles:read"));
        wish.put("expiresAt", "2026-11-25T12:00:00.000Z");

        owner().post(KEYS, wish).expectProblem(422, "rejected");

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void opensOnlyFromItsAddresses() {
        var owner = owner();
        var here = new HashMap<>(wish("SECRET", "roles:read"));
        here.put("allowedIps", List.of("203.0.113.7", "127.0.0.0/8", "::1"));
        var elsewhere = new HashMap<>(here);
        elsewhere.put("allowedIps", List.of("203.0.113.0/24", "2001:db8::/32"));
        var broken = new HashMap<>(here);
        broken.put("allowedIps", List.of("127.0.0.1", "300.1.1.1", "10.0.0.0/33"));

        api.as(owner.post(KEYS, here).expect(201).at("/secret"))
                .get("/admin/v1/roles")
                .expect(200);
        api.as(owner.post(KEYS, elsewhere).expect(201).at("/secret"))
                .get("/admin/v1/roles")
                .expectProblem(403, "key-not-allowed-here");
        var refused = owner.post(KEYS, broken).expectProblem(400, "validation-failed");
        assertThat(refused.json().at("/errors").size()).isEqualTo(2);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/allowedIps/1");
    }

    @Test
    void rotatesWithAnOverlap() {
        var owner = owner();
        var created = secretKey("roles:read");
        var path = KEYS + "/" + created.at("/key/id");
        var old = api.as(created.at("/secret"));

        var rotated = owner.post(path + "/rotate", Map.of("overlapSeconds", 60)).expect(200);
        var fresh = api.as(rotated.at("/secret"));

        assertThat(rotated.at("/key/previousSecretUntil")).isEqualTo("2026-11-25T12:01:00.000Z");
        old.get("/admin/v1/roles").expect(200);
        fresh.get("/admin/v1/roles").expect(200);
        clock.advance(Duration.ofSeconds(60));
        old.get("/admin/v1/roles").expectProblem(401, "unauthenticated");
        fresh.get("/admin/v1/roles").expect(200);
        assertThat(events(created.at("/key/id"))).containsExactly("api_key.created", "api_key.rotated");
    }

    @Test
    void aLeakedSecretIsDeadAtOnceAndTheOverlapHasALimit() {
        var owner = owner();
        var created = secretKey("roles:read");
        var path = KEYS + "/" + created.at("/key/id") + "/rotate";

        owner.post(path, Map.of("overlapSeconds", 604_801)).expectProblem(400, "validation-failed");
        assertThat(owner.post(path, Map.of()).expect(200).at("/key/previousSecretUntil"))
                .isEqualTo("2026-11-26T12:00:00.000Z");
        var last = owner.post(path, Map.of("overlapSeconds", 0)).expect(200);

        api.as(created.at("/secret")).get("/admin/v1/roles").expectProblem(401, "unauthenticated");
        api.as(last.at("/secret")).get("/admin/v1/roles").expect(200);
    }

    @Test
    void nobodyGivesAKeyWhatTheyLack() {
        var manager = api.as(logins.staff(Permission.API_KEYS_WRITE, Permission.API_KEYS_READ, Permission.CATALOG_READ)
                .token());
        var before = count();
        var refused = manager.post(KEYS, wish("SECRET", "catalog:read", "payments:refund"))
                .expectProblem(403, "missing-permission");
        assertThat(refused.json().at("/permissions").toString()).isEqualTo("[\"payments:refund\"]");
        assertThat(count()).isEqualTo(before);

        var stronger = secretKey("payments:refund");
        var path = KEYS + "/" + stronger.at("/key/id");
        manager.post(path + "/rotate", Map.of()).expectProblem(403, "missing-permission");
        manager.with("If-Match", "*").patch(path, Map.of("name", "Mine")).expectProblem(403, "missing-permission");
        var own = manager.post(KEYS, wish("SECRET", "catalog:read")).expect(201);
        manager.with("If-Match", "*")
                .patch(KEYS + "/" + own.at("/key/id"), Map.of("permissions", List.of("payments:refund")))
                .expectProblem(403, "missing-permission");
        api.as(stronger.at("/secret")).get("/admin/v1/roles").expectProblem(403, "missing-permission");
        // Whoever may handle keys may always kill one.
        manager.delete(path).expect(204);
    }

    @Test
    void aChangeActsWithTheNextCallAndWantsTheVersionThatWasRead() {
        var owner = owner();
        var created = secretKey("roles:read", "staff:read");
        var path = KEYS + "/" + created.at("/key/id");
        var program = api.as(created.at("/secret"));
        program.get("/admin/v1/staff").expect(200);

        owner.patch(path, Map.of("permissions", List.of("roles:read"))).expectProblem(428, "precondition-required");
        var changed = owner.with("If-Match", "\"1\"")
                .patch(path, Map.of("permissions", List.of("roles:read")))
                .expect(200);
        owner.with("If-Match", "\"1\"").patch(path, Map.of("name", "x")).expectProblem(412, "precondition-failed");

        assertThat(changed.requiredHeader("ETag")).startsWith("W/\"2-");
        program.get("/admin/v1/staff").expectProblem(403, "missing-permission");
        program.get("/admin/v1/roles").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/v1/me", "/admin/v1/api-keys", "/admin/v1/roles", "/admin/v1/auth/logout"})
    void whatIsForPersonsIsClosedToPrograms(String path) {
        var all = logins.owner();
        var secret = api.as(all.token())
                .post(
                        KEYS,
                        wish(
                                "SECRET",
                                List.of(Permission.values()).stream()
                                        .map(Permission::text)
                                        .toArray(String[]::new)))
                .expect(201)
                .at("/secret");
        var program = api.as(secret);

        var answer = path.endsWith("/me") ? program.get(path) : program.post(path, Map.of());

        answer.expectProblem(403, "key-not-allowed-here");
    }

    @Test
    void aProgramChangesWhatStaffChange() {
        var secret = secretKey("customers:write", "customers:read").at("/secret");

        var created = api.as(secret)
                .post(
                        "/admin/v1/customers",
                        Map.of(
                                "email",
                                ApiKeyId.next().text() + "@example.com",
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lovelace"))
                .expect(201);

        api.as(secret).get("/admin/v1/customers/" + created.at("/id")).expect(200);
    }

    @Test
    void aSecretKeyHasNoBusinessAtTheStore() {
        var secret = secretKey("catalog:read").at("/secret");

        var asBearer = api.as(secret).get("/store/v1/nothing-here");
        var asPublishable = api.with("X-Publishable-Key", secret).get("/store/v1/nothing-here");

        assertThat(asBearer.expectProblem(403, "key-not-allowed-here").at("/detail"))
                .contains("rotate it now");
        assertThat(asPublishable.expectProblem(403, "key-not-allowed-here").at("/detail"))
                .contains("rotate it now");
        assertThat(asBearer.statements()).isEmpty();
        assertThat(asPublishable.statements()).isEmpty();
    }

    @Test
    void aPublishableKeyNamesAFrontEndAndOpensNothing() {
        var owner = owner();
        var created = owner.post(KEYS, Map.of("name", "Shop window", "kind", "PUBLISHABLE", "channel", "default"))
                .expect(201);
        var unknown = owner.post(KEYS, Map.of("name", "Nowhere", "kind", "PUBLISHABLE", "channel", "nowhere"))
                .expectProblem(422, "rejected");
        assertThat(unknown.at("/errors/0/pointer")).isEqualTo("/channel");
        var key = created.at("/key/publishableKey");
        var frontEnd = api.with("X-Publishable-Key", key);

        assertThat(key).matches("pk_[0-9a-z]{57}");
        assertThat(created.json().at("/secret").isMissingNode()).isTrue();
        assertThat(frontEnd.get("/store/v1/nothing-here")
                        .expectProblem(404, "not-found")
                        .statements())
                .hasSize(1);
        assertThat(frontEnd.get("/store/v1/nothing-here").statements()).isEmpty();
        api.as(key).get("/admin/v1/roles").expectProblem(403, "key-not-allowed-here");
        api.as(key).get("/store/v1/nothing-here").expectProblem(403, "key-not-allowed-here");
        owner.delete(KEYS + "/" + created.at("/key/id")).expect(204);
        frontEnd.get("/store/v1/nothing-here").expectProblem(401, "unauthenticated");
        api.with("X-Publishable-Key", "pk_nonsense")
                .get("/store/v1/nothing-here")
                .expectProblem(401, "unauthenticated");
    }

    @Test
    void eachKindHasWhatItCanHave() {
        var owner = owner();

        owner.post(KEYS, Map.of("name", "x", "kind", "SECRET")).expectProblem(422, "rejected");
        owner.post(KEYS, wish("PUBLISHABLE", "catalog:read")).expectProblem(422, "rejected");
        owner.post(KEYS, Map.of("name", "x", "kind", "PUBLISHABLE", "allowedIps", List.of("::1")))
                .expectProblem(422, "rejected");
        var key = owner.post(KEYS, Map.of("name", "x", "kind", "PUBLISHABLE")).expect(201);
        owner.post(KEYS + "/" + key.at("/key/id") + "/rotate", Map.of()).expectProblem(422, "rejected");
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        var created = secretKey("roles:read");
        var path = KEYS + "/" + created.at("/key/id");
        api.as(created.at("/secret")).get("/admin/v1/roles").expect(200);
        assertThat(owner().get(path).json().at("/lastUsedAt").isMissingNode()).isTrue();

        uses.write();

        assertThat(owner().get(path).at("/lastUsedAt")).isEqualTo("2026-11-25T12:00:00.000Z");
        assertThat(owner().get(path).requiredHeader("ETag")).startsWith("W/\"1-");
    }

    @Test
    void theListIsNarrowedByWhoMadeTheKey() {
        var owner = logins.owner();
        var as = api.as(owner.token());
        as.post(KEYS, wish("SECRET", "catalog:read")).expect(201);
        var revoked = as.post(KEYS, wish("SECRET", "catalog:read")).expect(201);
        as.delete(KEYS + "/" + revoked.at("/key/id")).expect(204);

        var all =
                as.get(KEYS + "?withTotal=true&createdBy=" + owner.id().text()).expect(200);
        var live = as.get(KEYS + "?revoked=false&kind=SECRET&createdBy="
                        + owner.id().text())
                .expect(200);

        assertThat(all.at("/page/total")).isEqualTo("2");
        assertThat(live.json().at("/items").size()).isEqualTo(1);
    }

    private Api owner() {
        return api.as(logins.owner().token());
    }

    private Api.Response secretKey(String... permissions) {
        return owner().post(KEYS, wish("SECRET", permissions)).expect(201);
    }

    private static Map<String, Object> wish(String kind, String... permissions) {
        return Map.of("name", "A program", "kind", kind, "permissions", List.of(permissions));
    }

    private static ApiKeyId id(Api.Response created) {
        return TypeIds.parse(ApiKeyId.class, created.at("/key/id"));
    }

    private long count() {
        return jdbc.sql("select count(*) from identity.api_keys")
                .query(Long.class)
                .single();
    }

    private List<String> events(String subject) {
        return jdbc.sql("select type from events.log where subject = :subject order by occurred_at, id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
