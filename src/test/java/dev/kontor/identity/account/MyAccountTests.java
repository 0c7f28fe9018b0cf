package dev.kontor.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What signed-in customers change about their sign-in.
@KontorTest
class MyAccountTests {

    @Autowired
    private Api api;

    @Autowired
    private MailSink sink;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private final String newEmail = UUID.randomUUID() + "@example.org";
    private Shopper shopper;

    @BeforeEach
    void somebody() {
        shopper = new Shopper(api, sink).verified();
    }

    @Test
    void changingThePasswordEndsTheOtherSessionsAndKeepsThisOne() {
        var other = shopper.logIn(Shopper.PASSWORD).expect(200);
        var mine = shopper.logIn(Shopper.PASSWORD).expect(200);

        var fresh = api.as(mine.at("/accessToken"))
                .put(
                        "/store/v1/me/password",
                        Map.of("currentPassword", Shopper.PASSWORD, "password", Shopper.OTHER_PASSWORD))
                .expect(200);

        api.as(fresh.at("/accessToken")).get("/store/v1/me").expect(200);
        api.post("/store/v1/auth/refresh", Map.of("refreshToken", mine.at("/refreshToken")))
                .expect(200);
        api.as(other.at("/accessToken")).get("/store/v1/me").expectProblem(401, "unauthenticated");
        api.post("/store/v1/auth/refresh", Map.of("refreshToken", other.at("/refreshToken")))
                .expectProblem(401, "unauthenticated");
        shopper.logIn(Shopper.PASSWORD).expectProblem(401, "invalid-credentials");
        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
        assertThat(sink.nth(shopper.email, 2).subject()).startsWith("Your password at");
    }

    @Test
    void theCurrentPasswordIsNeededAndTheNewOneMustBeFit() {
        var me = shopper.signedIn();

        me.put("/store/v1/me/password", Map.of("password", Shopper.OTHER_PASSWORD))
                .expectProblem(401, "invalid-credentials");
        me.put("/store/v1/me/password", Map.of("currentPassword", "not this one", "password", Shopper.OTHER_PASSWORD))
                .expectProblem(401, "invalid-credentials");
        me.put("/store/v1/me/password", Map.of("currentPassword", Shopper.PASSWORD, "password", "passwordpassword"))
                .expectProblem(400, "validation-failed");

        me.get("/store/v1/me").expect(200);
        shopper.logIn(Shopper.PASSWORD).expect(200);
    }

    @Test
    void whoHoldsASessionCannotGuessTheCurrentPasswordAtWill() {
        var me = shopper.signedIn();
        for (int time = 0; time < 10; time++) {
            me.put("/store/v1/me/password", Map.of("currentPassword", "guess " + time, "password", Shopper.PASSWORD))
                    .expectProblem(401, "invalid-credentials");
        }

        me.put("/store/v1/me/password", Map.of("currentPassword", "guess 11", "password", Shopper.PASSWORD))
                .expectProblem(429, "quota-exceeded");
    }

    @Test
    void anEmailChangeWaitsForTheNewAddressAndNotifiesTheOld() {
        var me = shopper.signedIn();
        me.post("/store/v1/me/email-change", Map.of("email", newEmail)).expect(202);

        var confirmation = sink.nth(newEmail, 1);
        assertThat(sink.nth(shopper.email, 2).subject()).startsWith("Request to change your e-mail address at");
        assertThat(sink.nth(shopper.email, 2).text()).doesNotContain(newEmail, "token=");
        shopper.logIn(Shopper.PASSWORD).expect(200);
        shopper.logIn(newEmail, Shopper.PASSWORD).expectProblem(401, "invalid-credentials");

        api.post("/store/v1/auth/email/confirm-change", Map.of("token", confirmation.token()))
                .expect(204);

        shopper.logIn(Shopper.PASSWORD).expectProblem(401, "invalid-credentials");
        var after = api.as(shopper.logIn(newEmail, Shopper.PASSWORD).expect(200).at("/accessToken"));
        assertThat(after.get("/store/v1/me").expect(200).at("/id"))
                .as("the account is its id, not its address")
                .isEqualTo(me.get("/store/v1/me").expect(200).at("/id"));
        assertThat(me.get("/store/v1/me").expect(200).at("/email")).isEqualTo(newEmail);
        assertThat(sink.nth(shopper.email, 3).subject()).contains("has changed");
        api.post("/store/v1/auth/email/confirm-change", Map.of("token", confirmation.token()))
                .expectProblem(422, "link-expired");
    }

    @Test
    void anEmailChangeNeedsARecentProof() {
        var me = shopper.signedIn();
        jdbc.sql("""
                        update identity.sessions set auth_time = auth_time - interval '16 minutes',
                            created_at = created_at - interval '16 minutes'
                        where account_id = (select id from identity.accounts where email_key = :email)
                        """).param("email", shopper.email).update();

        me.post("/store/v1/me/email-change", Map.of("email", newEmail)).expectProblem(401, "step-up-required");

        EventProbe.on(jdbc).awaitDelivered();
        assertThat(sink.to(newEmail)).isEmpty();
        assertThat(sink.to(shopper.email)).hasSize(1);
    }

    @Test
    void theAddressOfAnotherCustomerCannotBeTakenAndNobodyLearnsOfIt() {
        var other = new Shopper(api, sink).verified();
        var me = shopper.signedIn();

        me.post("/store/v1/me/email-change", Map.of("email", other.email)).expect(202);
        sink.nth(shopper.email, 2);
        assertThat(sink.to(other.email)).hasSize(1);

        me.post("/store/v1/me/email-change", Map.of("email", newEmail)).expect(202);
        var token = sink.nth(newEmail, 1).token();
        jdbc.sql("update identity.accounts set email = :new, email_key = :new where email_key = :old")
                .param("new", newEmail)
                .param("old", other.email)
                .update();
        api.post("/store/v1/auth/email/confirm-change", Map.of("token", token)).expectProblem(422, "link-expired");
        assertThat(me.get("/store/v1/me").expect(200).at("/email")).isEqualTo(shopper.email);
    }

    @Test
    void aNewPasswordStopsAPendingEmailChange() {
        shopper.signedIn()
                .post("/store/v1/me/email-change", Map.of("email", newEmail))
                .expect(202);
        var token = sink.nth(newEmail, 1).token();
        shopper.forgot().expect(202);
        shopper.reset(sink.nth(shopper.email, 3).token(), Shopper.OTHER_PASSWORD)
                .expect(204);

        api.post("/store/v1/auth/email/confirm-change", Map.of("token", token)).expectProblem(422, "link-expired");
        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
    }

    @Test
    void whoAsksToBeForgottenIsOutAtOnceAndStaffSeeIt() {
        var me = shopper.signedIn();
        var customer = me.get("/store/v1/me").expect(200).at("/id");
        var other = shopper.signedIn();

        var answer = me.delete("/store/v1/me").expect(202);

        assertThat(answer.at("/status")).isEqualTo("DISABLED");
        me.get("/store/v1/me").expectProblem(401, "unauthenticated");
        me.delete("/store/v1/me").expectProblem(401, "unauthenticated");
        other.get("/store/v1/me").expectProblem(401, "unauthenticated");
        shopper.logIn(Shopper.PASSWORD).expectProblem(401, "invalid-credentials");
        assertThat(requests(customer)).isEqualTo(1);

        var staff = api.as(logins.owner().token()).with("If-Match", "*");
        var path = "/admin/v1/customers/" + customer;
        var seen = staff.get(path).expect(200);
        assertThat(seen.at("/status")).isEqualTo("DISABLED");
        assertThat(seen.at("/erasureRequestedAt")).isEqualTo(answer.at("/requestedAt"));
        assertThat(listed(staff, "true")).contains(customer);
        assertThat(listed(staff, "false")).doesNotContain(customer);

        var enabled = staff.patch(path, Map.of("status", "ACTIVE")).expect(200);
        assertThat(enabled.json().has("erasureRequestedAt")).isFalse();
        assertThat(listed(staff, "true")).doesNotContain(customer);
        shopper.signedIn().delete("/store/v1/me").expect(202);
        assertThat(requests(customer)).isEqualTo(2);
    }

    private List<String> listed(Api staff, String requested) {
        return staff.get("/admin/v1/customers?limit=100&erasureRequested=" + requested)
                .expect(200)
                .json()
                .findValuesAsString("id");
    }

    private int requests(String customer) {
        return jdbc.sql("select count(*) from events.log where subject = :id and type = 'customer.erasure_requested'")
                .param("id", customer)
                .query(Integer.class)
                .single();
    }
}
