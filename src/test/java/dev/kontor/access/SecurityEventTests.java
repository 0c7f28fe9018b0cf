package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.LogCapture;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Whatever a watcher of the logs must know of is there, and found by the id that the caller was answered (R89).
@KontorTest
class SecurityEventTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private SecurityEvents security;

    private LogCapture log = LogCapture.start();

    @BeforeEach
    void listen() {
        log.close();
        log = LogCapture.start();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aSignIn() {
        var customer = logins.customer();
        givePassword(customer.id());

        var answer = logIn("/store/v1", customer.email(), PASSWORD).expect(200);

        var event = event(answer, "authentication");
        assertThat(event)
                .containsEntry("event.outcome", "success")
                .containsEntry("user.id", customer.id().text())
                .containsEntry("factors", "PASSWORD");
        assertThat(event.get("object")).startsWith("sess_");
    }

    @Test
    void aWrongPassword() {
        var staff = logins.staff();
        givePassword(staff.id());

        var answer =
                logIn("/admin/v1", staff.email(), "wrong horse battery staple").expect(401);

        assertThat(event(answer, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("user.id", "guest")
                .containsEntry("object", staff.id().text())
                .containsEntry("factor", "password");
    }

    @Test
    void anUnknownAddress() {
        var answer =
                logIn("/store/v1", UUID.randomUUID() + "@example.com", PASSWORD).expect(401);

        assertThat(event(answer, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("object", "kontor-store");
    }

    @Test
    void aSecondFactorWrongAndRight() {
        var staff = logins.staff();
        givePassword(staff.id());
        var secret = api.as(staff.token()).post("/admin/v1/me/mfa").expect(200).at("/secret");
        api.as(staff.token())
                .post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret)))
                .expect(200);
        var asked = logIn("/admin/v1", staff.email(), PASSWORD).expect(401);
        clock.advance(Duration.ofSeconds(30));

        var wrong = complete(asked, "000000".equals(code(secret)) ? "000001" : "000000");
        var right = complete(asked, code(secret)).expect(200);
        var used = complete(asked, code(secret)).expect(401);

        assertThat(event(asked, "denial")).containsEntry("reason", "mfa-required");
        assertThat(event(wrong, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("user.id", staff.id().text())
                .containsEntry("factor", "totp");
        assertThat(events(right, "authentication"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("event.outcome", "success")
                        .containsEntry("user.id", staff.id().text())
                        .containsEntry("factors", "PASSWORD,TOTP"));
        assertThat(event(used, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("factor", "mfa-token");
    }

    @Test
    void aStepUpRefusedAndGranted() {
        var customer = logins.customer();
        givePassword(customer.id());
        var caller = api.as(customer.token());

        var refused = caller.post("/store/v1/auth/step-up", Map.of("password", "wrong horse battery staple"))
                .expect(401);
        var granted = caller.post("/store/v1/auth/step-up", Map.of("password", PASSWORD))
                .expect(200);

        assertThat(event(refused, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("user.id", customer.id().text());
        assertThat(event(granted, "authentication"))
                .containsEntry("event.outcome", "success")
                .containsEntry("user.id", customer.id().text());
    }

    @Test
    void aRefreshTokenThatIsNoneAndOneThatTwoHave() {
        var customer = logins.customer();
        givePassword(customer.id());
        var first = logIn("/store/v1", customer.email(), PASSWORD).expect(200).at("/refreshToken");
        refresh(refresh(first).expect(200).at("/refreshToken")).expect(200);

        var stolen = refresh(first).expect(401);
        var garbage = refresh("rt_AAAA").expect(401);

        assertThat(event(stolen, "token-reuse"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("account", customer.id().text());
        assertThat(event(garbage, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("factor", "refresh-token");
    }

    @Test
    void aMissingPermission() {
        var staff = logins.staff(Permission.ORDERS_READ);

        var answer = api.as(staff.token()).get("/admin/v1/roles").expect(403);

        assertThat(event(answer, "denial"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("user.id", staff.id().text())
                .containsEntry("object", "GET /admin/v1/roles")
                .containsEntry("reason", "missing-permission")
                .containsEntry("permission", "roles:read");
    }

    @Test
    void nobodyAndWhoBringsAForgedToken() {
        var nobody = api.get("/admin/v1/roles").expect(401);
        var forged = api.as("eyJhbGciOiJub25lIn0.e30.").get("/admin/v1/roles").expect(401);
        var customer = api.as(logins.customer().token()).get("/admin/v1/roles").expect(401);

        for (var answer : List.of(nobody, forged, customer)) {
            assertThat(event(answer, "denial"))
                    .containsEntry("user.id", "guest")
                    .containsEntry("object", "GET /admin/v1/roles")
                    .containsEntry("reason", "unauthenticated");
        }
    }

    @Test
    void aProofThatIsTooOld() {
        var owner = logins.owner();
        jdbc.sql("update identity.sessions set auth_time = now() - interval '16 minutes' where account_id = :id")
                .param("id", owner.id().value())
                .update();

        var answer = api.as(owner.token())
                .withIdempotencyKey()
                .post("/admin/v1/roles", Map.of("name", "x", "permissions", List.of()))
                .expectProblem(401, "step-up-required");

        assertThat(event(answer, "denial"))
                .containsEntry("user.id", owner.id().text())
                .containsEntry("object", "POST /admin/v1/roles")
                .containsEntry("reason", "step-up-required");
    }

    @Test
    void aProgramWhereOnlyPersonsMay() {
        var owner = logins.owner();
        var key = api.as(owner.token())
                .post(
                        "/admin/v1/api-keys",
                        Map.of("kind", "SECRET", "name", "Sync", "permissions", List.of("roles:write")))
                .expect(201);
        var created = event(key, "access-change");

        var answer = api.as(key.at("/secret"))
                .withIdempotencyKey()
                .post("/admin/v1/roles", Map.of("name", "x", "permissions", List.of()))
                .expect(403);

        assertThat(created)
                .containsEntry("event.outcome", "success")
                .containsEntry("user.id", owner.id().text())
                .containsEntry("action", "api_key.created");
        assertThat(created.get("auditEntry")).startsWith("aud_");
        assertThat(event(answer, "denial"))
                .containsEntry("user.id", created.get("object"))
                .containsEntry("reason", "key-not-allowed-here");
    }

    @Test
    void aProgramAtTheTokenEndpoint() {
        var key = api.as(logins.owner().token())
                .post(
                        "/admin/v1/api-keys",
                        Map.of("kind", "SECRET", "name", "Sync", "permissions", List.of("roles:read")))
                .expect(201);
        var id = String.valueOf(event(key, "access-change").get("object"));

        var refused = token(id, "sk_wrong");
        var granted = token(id, key.at("/secret")).expect(200);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(event(refused, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("object", "oauth2");
        assertThat(event(granted, "authentication"))
                .containsEntry("event.outcome", "success")
                .containsEntry("user.id", id);
    }

    @Test
    void aLimit() {
        var customer = logins.customer();
        givePassword(customer.id());
        var caller = api.as(customer.token());
        Api.Response answer = caller.get("/store/v1/me");
        for (int attempt = 0; attempt < 11; attempt++) {
            answer = caller.post("/store/v1/auth/step-up", Map.of("password", "wrong horse battery staple"));
        }

        answer.expectProblem(429, "quota-exceeded");
        assertThat(event(answer, "limit"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("user.id", customer.id().text())
                .containsEntry("object", "code");
    }

    @Test
    void aNewPassword() {
        var customer = logins.customer();
        givePassword(customer.id());

        var wrong = api.as(customer.token())
                .put(
                        "/store/v1/me/password",
                        Map.of("currentPassword", "wrong", "password", "nine violins under a ladder"))
                .expect(401);
        var answer = api.as(customer.token())
                .put(
                        "/store/v1/me/password",
                        Map.of("currentPassword", PASSWORD, "password", "nine violins under a ladder"))
                .expect(200);

        assertThat(event(wrong, "authentication"))
                .containsEntry("event.outcome", "failure")
                .containsEntry("user.id", customer.id().text());
        assertThat(event(answer, "access-change"))
                .containsEntry("user.id", customer.id().text())
                .containsEntry("object", "password");
    }

    @Test
    void nobodyForgesALine() {
        security.log(SecurityEvent.failure(SecurityEvent.Kind.DENIAL, "a\r\nFORGED")
                .with("x\nFORGED", "b\u2028FORGED\u0000\u001b[31m"));

        var written = log.of(SecurityEvents.LOGGER).getFirst();

        assertThat(written.message())
                .endsWith("object=a\\r\\nFORGED http.request.id= x\\nFORGED=b\\u2028FORGED\\u0000\\u001b[31m");
        assertThat(written.line().strip()).doesNotContain("\n", "\r", "\u2028");
    }

    private Api.Response logIn(String door, String email, String password) {
        return traced().post(door + "/auth/login", Map.of("email", email, "password", password));
    }

    private Api.Response complete(Api.Response asked, String code) {
        return traced().post("/admin/v1/auth/mfa", Map.of("mfaToken", asked.at("/mfaToken"), "code", code));
    }

    private Api.Response refresh(String token) {
        return traced().post("/store/v1/auth/refresh", Map.of("refreshToken", token));
    }

    private Api.Response token(String client, String secret) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return traced().with("Content-Type", "application/x-www-form-urlencoded")
                .with("Authorization", "Basic " + basic)
                .send("POST", "/oauth2/token", "grant_type=client_credentials");
    }

    private Api traced() {
        return api.with("X-Request-Id", "watch-" + UUID.randomUUID());
    }

    private Map<String, String> event(Api.Response answer, String action) {
        var found = events(answer, action);
        assertThat(found)
                .as("%s among %s", action, log.of(SecurityEvents.LOGGER))
                .hasSize(1);
        return found.getFirst();
    }

    /// The events of the request, each with all that each must have.
    private List<Map<String, String>> events(Api.Response answer, String action) {
        var id = answer.requiredHeader("X-Request-Id");
        return log.of(SecurityEvents.LOGGER).stream()
                .filter(each -> id.equals(each.facts().get("http.request.id"))
                        && action.equals(each.facts().get("event.action")))
                .map(each -> {
                    assertThat(each.facts())
                            .containsEntry("source.ip", "127.0.0.1")
                            .containsKey("event.outcome");
                    assertThat(each.facts().get("user.id")).isNotEmpty();
                    assertThat(each.facts().get("object")).isNotEmpty();
                    var json = new JsonMapper().readTree(each.line());
                    assertThat(Instant.parse(json.path("@timestamp").asString()))
                            .isEqualTo(each.event().getInstant());
                    assertThat(json.path("@timestamp").asString()).endsWith("Z");
                    return each.facts();
                })
                .toList();
    }

    private String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), clock.instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private void givePassword(TypedId account) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", account.value())
                .update();
    }
}
