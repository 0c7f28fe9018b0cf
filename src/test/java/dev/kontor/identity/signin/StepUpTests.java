package dev.kontor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class StepUpTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsSensitiveWantsAProofOfThisQuarterOfAnHour() throws ParseException {
        var staff = logins.staff(Permission.ROLES_READ, Permission.ROLES_WRITE);
        givePassword(staff.id());
        var session = api.as(logIn(staff.email()).at("/accessToken")).withIdempotencyKey();
        letTimePass(staff.id());

        var refused = session.post("/admin/v1/roles", role(staff.email())).expectProblem(401, "step-up-required");
        assertThat(refused.requiredHeader("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", max_age=900");
        assertThat(roles(staff.email())).isZero();
        session.get("/admin/v1/roles").expect(200);

        session.post("/admin/v1/auth/step-up", Map.of("password", "not the password at all"))
                .expectProblem(401, "invalid-credentials");
        session.post("/admin/v1/roles", role(staff.email())).expectProblem(401, "step-up-required");

        var proven = session.post("/admin/v1/auth/step-up", Map.of("password", PASSWORD))
                .expect(200);
        assertThat(authTime(proven.at("/accessToken"))).isAfter(authTimeLongAgo());
        session.as(proven.at("/accessToken"))
                .post("/admin/v1/roles", role(staff.email()))
                .expect(201);
    }

    @Test
    void eachSensitiveOperationIsMarked() {
        var owner = logins.owner();
        letTimePass(owner.id());
        var session = api.as(owner.token()).withIdempotencyKey();
        var id = owner.id().text();
        var role = "role_00000000000000000000000000";

        for (var answer : List.of(
                session.post("/admin/v1/payments/pay_00000000000000000000000000/refunds", Map.of()),
                session.with("If-Match", "*")
                        .patch("/admin/v1/purchased-gift-cards/pgift_00000000000000000000000000", Map.of()),
                session.post("/admin/v1/roles", Map.of()),
                session.with("If-Match", "*").patch("/admin/v1/roles/" + role, Map.of()),
                session.with("If-Match", "*").delete("/admin/v1/roles/" + role),
                session.post("/admin/v1/staff", Map.of()),
                session.with("If-Match", "*").patch("/admin/v1/staff/" + id, Map.of()),
                session.with("If-Match", "*").delete("/admin/v1/staff/" + id),
                session.delete("/admin/v1/staff/" + id + "/sessions"),
                session.post("/admin/v1/api-keys", Map.of()),
                session.with("If-Match", "*").patch("/admin/v1/api-keys/key_00000000000000000000000000", Map.of()),
                session.post("/admin/v1/api-keys/key_00000000000000000000000000/rotate", Map.of()),
                session.post("/admin/v1/webhook-endpoints", Map.of()),
                session.with("If-Match", "*")
                        .patch("/admin/v1/webhook-endpoints/whe_00000000000000000000000000", Map.of()),
                session.post("/admin/v1/webhook-endpoints/whe_00000000000000000000000000/rotate-secret", Map.of()),
                session.with("If-Match", "*").put("/admin/v1/mail-templates/ORDER_PLACED/en", Map.of()),
                session.with("If-Match", "*").delete("/admin/v1/mail-templates/ORDER_PLACED/en"),
                session.with("If-Match", "*").post("/admin/v1/mail-templates/ORDER_PLACED/en/versions/1/restore"),
                session.post("/admin/v1/signing-keys/rotate"),
                session.post("/admin/v1/signing-keys/sigk_00000000000000000000000000/withdraw"))) {
            answer.expectProblem(401, "step-up-required");
        }
    }

    @Test
    void whoLacksThePermissionIsNotSentToProveAnything() {
        var clerk = logins.staff(Permission.ROLES_READ);
        letTimePass(clerk.id());

        api.as(clerk.token())
                .withIdempotencyKey()
                .post("/admin/v1/roles", role(clerk.email()))
                .expectProblem(403, "missing-permission");
    }

    @Test
    void aCustomerProvesThePasswordAgain() throws ParseException {
        var customer = logins.customer();
        givePassword(customer.id());
        letTimePass(customer.id());

        api.as(customer.token())
                .post("/store/v1/auth/step-up", Map.of("password", "not the password at all"))
                .expectProblem(401, "invalid-credentials");
        var proven = api.as(customer.token())
                .post("/store/v1/auth/step-up", Map.of("password", PASSWORD))
                .expect(200);

        assertThat(authTime(proven.at("/accessToken"))).isAfter(authTimeLongAgo());
        api.as(proven.at("/accessToken")).get("/store/v1/me").expect(200);
    }

    @Test
    void refreshingProvesNothing() throws ParseException {
        var staff = logins.staff(Permission.ROLES_WRITE);
        givePassword(staff.id());
        var session = logIn(staff.email());
        letTimePass(staff.id());

        var refreshed = api.post("/admin/v1/auth/refresh", Map.of("refreshToken", session.at("/refreshToken")))
                .expect(200);

        assertThat(authTime(refreshed.at("/accessToken"))).isBefore(authTimeLongAgo());
        api.as(refreshed.at("/accessToken"))
                .withIdempotencyKey()
                .post("/admin/v1/roles", role(staff.email()))
                .expectProblem(401, "step-up-required");
    }

    private static Map<String, Object> role(String name) {
        return Map.of("name", "Role of " + name, "permissions", List.of());
    }

    private long roles(String name) {
        return jdbc.sql("select count(*) from identity.roles where name = :name")
                .param("name", "Role of " + name)
                .query(Long.class)
                .single();
    }

    private Api.Response logIn(String email) {
        return api.post("/admin/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200);
    }

    private void givePassword(TypedId account) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", account.value())
                .update();
    }

    private void letTimePass(TypedId account) {
        jdbc.sql("update identity.sessions set auth_time = now() - interval '16 minutes' where account_id = :id")
                .param("id", account.value())
                .update();
    }

    private Instant authTimeLongAgo() {
        return jdbc.sql("select now()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single()
                .minus(Duration.ofMinutes(15));
    }

    private static Instant authTime(String accessToken) throws ParseException {
        return SignedJWT.parse(accessToken)
                .getJWTClaimsSet()
                .getDateClaim("auth_time")
                .toInstant();
    }
}
