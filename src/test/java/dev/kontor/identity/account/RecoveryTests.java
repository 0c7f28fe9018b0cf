package dev.kontor.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.StaffId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Back into an account by mail, and no further than that.
@KontorTest
@ExtendWith(OutputCaptureExtension.class)
class RecoveryTests {

    @Autowired
    private Api api;

    @Autowired
    private MailSink sink;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Shopper shopper;

    @BeforeEach
    void somebody() {
        shopper = new Shopper(api, sink);
    }

    @Test
    void aResetEndsAllSessionsAndOpensNone() {
        shopper.verified();
        var phone = shopper.logIn(Shopper.PASSWORD).expect(200);
        var laptop = shopper.logIn(Shopper.PASSWORD).expect(200);
        shopper.forgot().expect(202);
        var token = sink.nth(shopper.email, 2).token();

        var answer = shopper.reset(token, Shopper.OTHER_PASSWORD).expect(204);

        assertThat(answer.text()).isEmpty();
        for (var device : new Api.Response[] {phone, laptop}) {
            api.as(device.at("/accessToken")).get("/store/v1/me").expectProblem(401, "unauthenticated");
            api.post("/store/v1/auth/refresh", Map.of("refreshToken", device.at("/refreshToken")))
                    .expectProblem(401, "unauthenticated");
        }
        shopper.logIn(Shopper.PASSWORD).expectProblem(401, "invalid-credentials");
        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
        assertThat(sink.nth(shopper.email, 3).subject()).startsWith("Your password at");
    }

    @Test
    void aResetWorksOnceWithTheNewestTokenUntilItExpires() {
        shopper.verified();
        shopper.forgot().expect(202);
        var older = sink.nth(shopper.email, 2).token();
        shopper.forgot().expect(202);
        var newer = sink.nth(shopper.email, 3).token();

        shopper.reset(older, Shopper.OTHER_PASSWORD).expectProblem(422, "link-expired");
        shopper.logIn(Shopper.PASSWORD).expect(200);
        shopper.reset(newer, Shopper.OTHER_PASSWORD).expect(204);
        shopper.reset(newer, "eleven teapots on a comet").expectProblem(422, "link-expired");

        shopper.forgot().expect(202);
        var late = sink.nth(shopper.email, 5).token();
        jdbc.sql("update identity.mail_tokens set created_at = created_at - interval '31 minutes',"
                        + " expires_at = expires_at - interval '31 minutes'")
                .update();
        shopper.reset(late, "eleven teapots on a comet").expectProblem(422, "link-expired");
        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
    }

    @Test
    void aBadPasswordDoesNotUseTheTokenUp() {
        shopper.verified();
        shopper.forgot().expect(202);
        var token = sink.nth(shopper.email, 2).token();

        var refusal = shopper.reset(token, "passwordpassword").expectProblem(400, "validation-failed");
        assertThat(refusal.at("/errors/0/pointer")).isEqualTo("/password");
        shopper.reset(token, Shopper.OTHER_PASSWORD).expect(204);
    }

    @Test
    void aTokenOfAnotherPurposeOrOfStaffResetsNothing() {
        shopper.register().expect(202);
        var verification = sink.nth(shopper.email, 1).token();
        shopper.reset(verification, Shopper.OTHER_PASSWORD).expectProblem(422, "link-expired");

        var member = logins.staff(Permission.ORDERS_READ);
        api.post("/admin/v1/auth/password/forgot", Map.of("email", member.email()))
                .expect(202);
        var ofStaff = sink.nth(member.email(), 1).token();
        shopper.reset(ofStaff, Shopper.OTHER_PASSWORD).expectProblem(422, "link-expired");
    }

    @Test
    void askingForAnUnknownAddressIsAnsweredTheSameAndSendsNothing() {
        shopper.verified();
        var known = shopper.forgot().expect(202);
        var stranger = new Shopper(api, sink);
        var unknown = stranger.forgot().expect(202);

        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(known.statements()).isEqualTo(unknown.statements());
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(sink.to(stranger.email)).isEmpty();
    }

    @Test
    void aHundredResetsSendThreeMailsAndTheLastOneWorks() {
        shopper.verified();
        for (int time = 0; time < 100; time++) {
            shopper.forgot().expect(202);
        }
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(sink.to(shopper.email))
                .extracting(MailSink.Received::subject)
                .filteredOn(subject -> subject.startsWith("Set a new password"))
                .hasSize(3);
        shopper.reset(sink.nth(shopper.email, 4).token(), Shopper.OTHER_PASSWORD)
                .expect(204);
    }

    @Test
    void whoResetsByMailHasVerifiedTheAddress() {
        shopper.register().expect(202);
        sink.nth(shopper.email, 1);
        shopper.forgot().expect(202);

        shopper.reset(sink.nth(shopper.email, 2).token(), Shopper.OTHER_PASSWORD)
                .expect(204);

        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
    }

    @Test
    void aDisabledAccountGetsNoMail() {
        shopper.verified();
        jdbc.sql("update identity.accounts set status = 'DISABLED' where email_key = :email")
                .param("email", shopper.email)
                .update();
        shopper.forgot().expect(202);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(sink.to(shopper.email)).hasSize(1);
    }

    @Test
    void aLinkToAnAddressThatStaffReplacedOpensNothing() {
        shopper.verified();
        shopper.forgot().expect(202);
        var token = sink.nth(shopper.email, 2).token();
        var id = shopper.signedIn().get("/store/v1/me").expect(200).at("/id");
        api.as(logins.staff(Permission.CUSTOMERS_READ, Permission.CUSTOMERS_WRITE)
                        .token())
                .with("If-Match", "*")
                .patch("/admin/v1/customers/" + id, Map.of("email", "new-" + shopper.email))
                .expect(200);

        shopper.reset(token, Shopper.OTHER_PASSWORD).expectProblem(422, "link-expired");
        assertThat(sink.nth(shopper.email, 3).subject()).contains("has changed");

        var member = logins.staff(Permission.ORDERS_READ);
        api.post("/admin/v1/auth/password/forgot", Map.of("email", member.email()))
                .expect(202);
        var staffToken = sink.nth(member.email(), 1).token();
        api.as(logins.owner().token())
                .with("If-Match", "*")
                .patch("/admin/v1/staff/" + member.id().text(), Map.of("email", "new-" + member.email()))
                .expect(200);
        api.post("/admin/v1/auth/password/reset", Map.of("token", staffToken, "password", Shopper.PASSWORD))
                .expectProblem(422, "link-expired");
    }

    @Test
    void staffSeeWhoHasNotVerified() {
        shopper.register().expect(202);
        sink.nth(shopper.email, 1);
        var clerk = api.as(logins.staff(Permission.CUSTOMERS_READ).token());

        assertThat(clerk.get("/admin/v1/customers?email=" + shopper.email)
                        .expect(200)
                        .at("/items/0/emailVerified"))
                .isEqualTo("false");
        var other = new Shopper(api, sink).verified();
        assertThat(clerk.get("/admin/v1/customers?email=" + other.email)
                        .expect(200)
                        .at("/items/0/emailVerified"))
                .isEqualTo("true");
    }

    @Test
    void staffGetBackInByMailToo() {
        var member = logins.staff(Permission.ORDERS_READ);
        api.as(member.token()).get("/admin/v1/me").expect(200);
        api.post("/admin/v1/auth/password/forgot", Map.of("email", member.email()))
                .expect(202);
        var mail = sink.nth(member.email(), 1);
        assertThat(mail.text()).contains("/staff/reset-password#token=");

        api.post("/admin/v1/auth/password/reset", Map.of("token", mail.token(), "password", Shopper.PASSWORD))
                .expect(204);

        api.as(member.token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
        api.post("/admin/v1/auth/login", Map.of("email", member.email(), "password", Shopper.PASSWORD))
                .expect(200);
        assertThat(EventProbe.on(jdbc).typesOf(new StaffId(member.id().value())))
                .containsExactly("account.password_changed", "staff.signed_in");
    }

    @Test
    void linksLeadToTheConfiguredAddressRegardlessOfTheRequest() {
        shopper.verified();
        api.with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Prefix", "/evil")
                .with("X-Forwarded-Proto", "https")
                .post("/store/v1/auth/password/forgot", Map.of("email", shopper.email))
                .expect(202);

        var mail = sink.nth(shopper.email, 2);
        assertThat(mail.text())
                .contains("http://localhost:8080/account/reset-password#token=")
                .doesNotContain("evil");
        assertThat(mail.html()).doesNotContain("evil");
    }

    @Test
    void noTokenIsInAnAnswerOrALog(CapturedOutput output) {
        shopper.register().expect(202);
        var verification = sink.nth(shopper.email, 1).token();
        var verified = api.post(
                        "/store/v1/auth/email/verify", Map.of("token", verification, "password", Shopper.PASSWORD))
                .expect(204);
        var forgotten = shopper.forgot().expect(202);
        var token = sink.nth(shopper.email, 2).token();
        var refused = shopper.reset(token, "short").expectProblem(400, "validation-failed");
        var reset = shopper.reset(token, Shopper.OTHER_PASSWORD).expect(204);
        var again = shopper.reset(token, Shopper.OTHER_PASSWORD).expectProblem(422, "link-expired");
        EventProbe.on(jdbc).awaitDelivered();

        for (var answer : new Api.Response[] {verified, forgotten, refused, reset, again}) {
            assertThat(answer.text()).doesNotContain(token, verification);
            assertThat(answer.headers().toString()).doesNotContain(token, verification);
        }
        assertThat(output.getAll()).doesNotContain(token, verification, Shopper.PASSWORD, Shopper.OTHER_PASSWORD);
    }
}
