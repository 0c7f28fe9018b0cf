package dev.kontor.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class CustomerTests {

    private static final String PASSWORD = "an analytical engine";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void staffCreateACustomerWhoThenSignsInAndChangesTheProfile() {
        var email = UUID.randomUUID() + "@example.com";
        var created = clerk().post("/admin/v1/customers", customer(email)).expect(201);

        assertThat(created.text()).doesNotContain(PASSWORD, "argon2", "passwordHash");
        assertThat(created.at("/status")).isEqualTo("ACTIVE");
        var token = logIn(email).expect(200).at("/accessToken");
        var me = api.as(token);
        assertThat(me.get("/store/v1/me").expect(200).at("/email")).isEqualTo(email);
        var changed = me.patch("/store/v1/me", Map.of("firstName", "Augusta", "locale", "de"))
                .expect(200);
        assertThat(changed.at("/firstName")).isEqualTo("Augusta");
        assertThat(changed.at("/lastName")).isEqualTo("Lovelace");
        assertThat(changed.requiredHeader("RateLimit-Policy"))
                .as("only VAT numbers count as such")
                .doesNotContain("vat-number");
        assertThat(me.patch("/store/v1/me", "{\"vatNumber\": null}").expect(200).requiredHeader("RateLimit-Policy"))
                .contains("vat-number");
        me.patch("/store/v1/me", Map.of("locale", "tlh")).expectProblem(400, "validation-failed");
        me.patch("/store/v1/me", Map.of("email", "other@example.com")).expectProblem(400, "unknown-field");
    }

    @Test
    void anAddressBelongsToOneCustomerHoweverItIsWritten() {
        var email = UUID.randomUUID() + "@example.com";
        clerk().post("/admin/v1/customers", customer(email)).expect(201);

        clerk().post("/admin/v1/customers", customer(email.toUpperCase(Locale.ROOT)))
                .expectProblem(409, "already-exists");

        assertThat(jdbc.sql("select count(*) from identity.accounts where email_key = :key")
                        .param("key", email)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoIsDisabledIsSignedOut() {
        var email = UUID.randomUUID() + "@example.com";
        var created = clerk().post("/admin/v1/customers", customer(email)).expect(201);
        var login = logIn(email).expect(200);
        api.as(login.at("/accessToken")).get("/store/v1/me").expect(200);

        clerk().with("If-Match", created.requiredHeader("ETag"))
                .patch("/admin/v1/customers/" + created.at("/id"), Map.of("status", "DISABLED"))
                .expect(200);

        api.as(login.at("/accessToken")).get("/store/v1/me").expectProblem(401, "unauthenticated");
        api.post("/store/v1/auth/refresh", Map.of("refreshToken", login.at("/refreshToken")))
                .expectProblem(401, "unauthenticated");
        logIn(email).expectProblem(401, "invalid-credentials");
    }

    @Test
    void whoSignsOutIsOutAtOnce() {
        var login = logins.customer();
        var me = api.as(login.token());
        me.get("/store/v1/me").expect(200);

        me.post("/store/v1/auth/logout").expect(204);

        me.get("/store/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void aStaleChangeIsRefused() {
        var created = clerk().post("/admin/v1/customers", customer(UUID.randomUUID() + "@example.com"))
                .expect(201);
        var path = "/admin/v1/customers/" + created.at("/id");
        clerk().with("If-Match", "\"1\"")
                .patch(path, Map.of("lastName", "King"))
                .expect(200);

        clerk().with("If-Match", "\"1\"")
                .patch(path, Map.of("lastName", "Queen"))
                .expectProblem(412, "precondition-failed");
        clerk().patch(path, Map.of("lastName", "Queen")).expectProblem(428, "precondition-required");

        assertThat(clerk().get(path).at("/lastName")).isEqualTo("King");
    }

    @Test
    void listsInAFixedNumberOfStatements() {
        var clerk = clerk();
        var name = "Zz" + UUID.randomUUID();
        for (int index = 0; index < 3; index++) {
            var request = new HashMap<>(customer(UUID.randomUUID() + "@example.com"));
            request.remove("password");
            request.put("lastName", name);
            clerk.post("/admin/v1/customers", request).expect(201);
        }

        var all = clerk.get("/admin/v1/customers?withTotal=true&lastName=" + name.toLowerCase(Locale.ROOT))
                .expect(200);
        var first = clerk.get("/admin/v1/customers?limit=2&lastName=" + name).expect(200);
        var rest = clerk.get("/admin/v1/customers?limit=2&lastName=" + name + "&cursor=" + first.at("/page/next"))
                .expect(200);

        assertThat(all.json().at("/page/total").asInt()).isEqualTo(3);
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(rest.json().at("/items").size()).isEqualTo(1);
        // The caller, the profiles, the accounts.
        assertThat(first.statements()).hasSize(3);
        assertThat(first.json().at("/items/0/hasPassword").asBoolean()).isFalse();
        var email = first.at("/items/0/email");
        assertThat(clerk.get("/admin/v1/customers?email=" + email).expect(200).at("/items/0/email"))
                .isEqualTo(email);
        assertThat(clerk.get("/admin/v1/customers?email=nobody@example.com")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void withoutThePermissionNothingHappens() {
        var email = UUID.randomUUID() + "@example.com";

        api.as(logins.staff(Permission.CUSTOMERS_READ).token())
                .post("/admin/v1/customers", customer(email))
                .expectProblem(403, "missing-permission");
        api.as(logins.customer().token()).get("/admin/v1/customers").expectProblem(401, "unauthenticated");
        api.get("/admin/v1/customers").expectProblem(401, "unauthenticated");

        assertThat(clerk().get("/admin/v1/customers?email=" + email)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    private Api clerk() {
        return api.as(logins.staff(Permission.CUSTOMERS_READ, Permission.CUSTOMERS_WRITE)
                .token());
    }

    private Api.Response logIn(String email) {
        return api.post("/store/v1/auth/login", Map.of("email", email, "password", PASSWORD));
    }

    private static Map<String, Object> customer(String email) {
        return Map.of("email", email, "firstName", "Ada", "lastName", "Lovelace", "password", PASSWORD);
    }
}
