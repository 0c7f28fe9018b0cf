package dev.kontor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class SessionListTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private SessionRetention retention;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCustomerSeesWhereSheIsSignedInAndSignsOutElsewhere() {
        var customer = logins.customer();
        givePassword(customer.id());
        var phone = logIn("store", customer.email(), "Phone/1.0");
        var laptop = logIn("store", customer.email(), "Laptop/2.0");

        var sessions =
                api.as(laptop.at("/accessToken")).get("/store/v1/auth/sessions").expect(200);

        var items = StreamSupport.stream(sessions.json().at("/items").spliterator(), false)
                .toList();
        assertThat(items).hasSize(3);
        assertThat(items.stream().filter(item -> item.at("/current").asBoolean()))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.at("/userAgent").asString()).isEqualTo("Laptop/2.0");
                    assertThat(item.at("/ipAddress").asString()).isEqualTo("127.0.0.1");
                    assertThat(item.at("/factors/0").asString()).isEqualTo("PASSWORD");
                });
        var other = items.stream()
                .filter(item -> item.at("/userAgent").asString().startsWith("Phone"))
                .findFirst()
                .orElseThrow();
        var path = "/store/v1/auth/sessions/" + other.at("/id").asString();
        api.as(laptop.at("/accessToken")).delete(path).expect(204);
        api.as(laptop.at("/accessToken")).delete(path).expectProblem(404, "not-found");
        api.post("/store/v1/auth/refresh", Map.of("refreshToken", phone.at("/refreshToken")))
                .expectProblem(401, "unauthenticated");
        api.as(phone.at("/accessToken")).get("/store/v1/me").expectProblem(401, "unauthenticated");
        api.as(laptop.at("/accessToken")).get("/store/v1/me").expect(200);
    }

    @Test
    void theSessionOfAnotherPersonDoesNotExist() {
        var mine = logins.customer();
        var theirs = logins.customer();
        var session = api.as(theirs.token()).get("/store/v1/auth/sessions").at("/items/0/id");

        api.as(mine.token()).delete("/store/v1/auth/sessions/" + session).expectProblem(404, "not-found");

        api.as(theirs.token()).get("/store/v1/me").expect(200);
    }

    @Test
    void staffEndAnOwnSessionImmediately() {
        var staff = logins.staff();
        givePassword(staff.id());
        var second = logIn("admin", staff.email(), "Laptop/2.0");
        var session = StreamSupport.stream(
                        api.as(staff.token())
                                .get("/admin/v1/auth/sessions")
                                .expect(200)
                                .json()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(item -> !item.at("/current").asBoolean())
                .findFirst()
                .orElseThrow();

        api.as(staff.token())
                .delete("/admin/v1/auth/sessions/" + session.at("/id").asString())
                .expect(204);

        api.as(second.at("/accessToken")).get("/admin/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void staffWhoMaySignACustomerOut() {
        var customer = logins.customer();
        var clerk = logins.staff(Permission.CUSTOMERS_WRITE);
        var path = "/admin/v1/customers/" + customer.id().text() + "/sessions";

        api.as(logins.staff(Permission.CUSTOMERS_READ).token()).delete(path).expectProblem(403, "missing-permission");
        api.as(customer.token()).get("/store/v1/me").expect(200);
        api.as(clerk.token()).delete(path).expect(204);

        api.as(customer.token()).get("/store/v1/me").expectProblem(401, "unauthenticated");
        api.as(clerk.token())
                .delete("/admin/v1/customers/" + new dev.kontor.identity.CustomerId(TypeIds.next()).text()
                        + "/sessions")
                .expectProblem(404, "not-found");
    }

    @Test
    void nobodySignsOutWhoMayDoMore() {
        var owner = logins.owner();
        var manager = logins.staff(Permission.STAFF_WRITE);
        var peer = logins.staff(Permission.STAFF_WRITE);

        api.as(manager.token())
                .delete("/admin/v1/staff/" + owner.id().text() + "/sessions")
                .expectProblem(403, "missing-permission");
        api.as(manager.token())
                .delete("/admin/v1/staff/" + peer.id().text() + "/sessions")
                .expect(204);

        api.as(owner.token()).get("/admin/v1/me").expect(200);
        api.as(peer.token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void anIdleSessionIsOver() {
        var staff = logins.staff();
        givePassword(staff.id());
        var session = logIn("admin", staff.email(), "Laptop/2.0");
        jdbc.sql("update identity.sessions set rotated_at = now() - interval '121 minutes' where account_id = :id")
                .param("id", staff.id().value())
                .update();

        api.post("/admin/v1/auth/refresh", Map.of("refreshToken", session.at("/refreshToken")))
                .expectProblem(401, "unauthenticated");

        assertThat(jdbc.sql("select count(*) from identity.sessions where account_id = :id and revoked_at is not null")
                        .param("id", staff.id().value())
                        .query(Long.class)
                        .single())
                .as("being idle is no theft")
                .isZero();
    }

    @Test
    void whatEndedLongAgoIsDeleted() {
        var living = logins.customer();
        var revoked = logins.customer();
        var expired = logins.customer();
        var justEnded = logins.customer();
        update("revoked_at = now() - interval '8 days', revoke_reason = 'LOGOUT'", revoked.id());
        update("created_at = now() - interval '50 days', expires_at = now() - interval '8 days'", expired.id());
        var held = logins.customer();
        update("revoked_at = now() - interval '8 days', revoke_reason = 'LOGOUT'", held.id());
        update("revoked_at = now(), revoke_reason = 'LOGOUT'", justEnded.id());

        var limit = new RetentionLimit(
                Instant.now().minus(Duration.ofDays(7)),
                List.of(held.id().value()),
                List.of(held.id().text()),
                List.of(held.email()));
        assertThat(retention.due(limit, 1_000)).isGreaterThanOrEqualTo(2);
        assertThat(retention.delete(limit, "", 1_000).deleted()).isGreaterThanOrEqualTo(2);

        assertThat(count(living.id())).isEqualTo(1);
        assertThat(count(justEnded.id())).isEqualTo(1);
        assertThat(count(revoked.id())).isZero();
        assertThat(count(expired.id())).isZero();
        assertThat(count(held.id())).as("a legal hold protects it").isEqualTo(1);
    }

    private void update(String assignments, TypedId account) {
        jdbc.sql("update identity.sessions set " + assignments + " where account_id = :id")
                .param("id", account.value())
                .update();
    }

    private long count(TypedId account) {
        return jdbc.sql("select count(*) from identity.sessions where account_id = :id")
                .param("id", account.value())
                .query(Long.class)
                .single();
    }

    private void givePassword(TypedId account) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", account.value())
                .update();
    }

    private Api.Response logIn(String audience, String email, String userAgent) {
        return api.with("User-Agent", userAgent)
                .post("/" + audience + "/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200);
    }
}
