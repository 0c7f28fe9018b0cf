package dev.kontor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import dev.kontor.testing.TestClock;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class MfaTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration STEP = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private TestClock clock;

    @Autowired
    private MailSink mails;

    @Autowired
    private JdbcClient jdbc;

    /// A member of staff with an authenticator app.
    private record Enrolled(Logins.Staff staff, String secret, List<String> recoveryCodes) {}

    @Test
    void anAppIsSetUpConfirmedAndRequired() {
        var enrolled = enrol();

        assertThat(enrolled.recoveryCodes()).hasSize(10);
        var state = api.as(enrolled.staff().token()).get("/admin/v1/me/mfa").expect(200);
        assertThat(state.json().at("/recoveryCodesLeft").asInt()).isEqualTo(10);
        assertThat(state.json().at("/required").asBoolean()).isFalse();
        var refused = logIn(enrolled).expectProblem(401, "mfa-required");
        assertThat(refused.json().at("/methods").toString()).isEqualTo("[\"totp\",\"recovery-code\"]");
        assertThat(refused.text()).doesNotContain("accessToken");

        clock.advance(STEP);
        var session = complete(refused, code(enrolled)).expect(200);

        var mine = api.as(session.at("/accessToken"))
                .get("/admin/v1/auth/sessions")
                .expect(200);
        assertThat(StreamSupport.stream(mine.json().at("/items").spliterator(), false)
                        .filter(item -> item.at("/current").asBoolean())
                        .map(item -> item.at("/factors").toString()))
                .containsExactly("[\"PASSWORD\",\"TOTP\"]");
        assertThat(mails.nth(enrolled.staff().email(), 1).subject()).contains("second factor");
    }

    @Test
    void aCodeCountsOnce() {
        var enrolled = enrol();
        clock.advance(STEP);
        var code = code(enrolled);
        var first = ticket(enrolled);
        var second = ticket(enrolled);

        complete(first, code).expect(200);

        complete(second, code).expectProblem(401, "invalid-credentials");
        complete(first, code).expectProblem(401, "unauthenticated");
        clock.advance(STEP);
        complete(second, code(enrolled)).expect(200);
    }

    @Test
    void theCodeThatConfirmedTheAppIsUsedUp() {
        var enrolled = enrol();

        complete(ticket(enrolled), code(enrolled)).expectProblem(401, "invalid-credentials");
    }

    @Test
    void ofFiveAtOnceWithOneCodeOneComesIn() throws Exception {
        var enrolled = enrol();
        clock.advance(STEP);
        var code = code(enrolled);
        var tickets = IntStream.range(0, 5).mapToObj(_ -> ticket(enrolled)).toList();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(5)) {
            var answers = tickets.stream()
                    .map(ticket -> threads.submit((Callable<Integer>) () -> {
                        start.await();
                        return complete(ticket, code).status();
                    }))
                    .toList();
            start.countDown();
            int opened = 0;
            for (var answer : answers) {
                opened += answer.get() == 200 ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        }
    }

    @Test
    void aTicketHasFiveTriesAndFiveMinutes() {
        var enrolled = enrol();
        clock.advance(STEP);
        var ticket = ticket(enrolled);
        for (int attempt = 0; attempt < 5; attempt++) {
            complete(ticket, wrong(code(enrolled))).expectProblem(401, "invalid-credentials");
        }
        complete(ticket, code(enrolled)).expectProblem(401, "unauthenticated");

        var late = ticket(enrolled);
        jdbc.sql("""
                        update identity.mfa_tickets
                        set created_at = now() - interval '6 minutes', expires_at = now() - interval '1 minute'
                        where staff_id = :id
                        """).param("id", enrolled.staff().id().value()).update();
        complete(late, code(enrolled)).expectProblem(401, "unauthenticated");
    }

    @Test
    void afterManyWrongCodesTheAppIsClosedForAWhileAndRecoveryIsNot() {
        var enrolled = enrol();
        jdbc.sql("update identity.totp set failures = 20, failed_at = now() where staff_id = :id")
                .param("id", enrolled.staff().id().value())
                .update();
        clock.advance(STEP);

        complete(ticket(enrolled), code(enrolled)).expectProblem(401, "invalid-credentials");

        recover(ticket(enrolled), enrolled.recoveryCodes().getFirst()).expect(200);
        jdbc.sql("update identity.totp set failed_at = now() - interval '16 minutes' where staff_id = :id")
                .param("id", enrolled.staff().id().value())
                .update();
        complete(ticket(enrolled), code(enrolled)).expect(200);
    }

    @Test
    void aRecoveryCodeWorksOnceAndIsStoredAsAHash() {
        var enrolled = enrol();
        var code = enrolled.recoveryCodes().get(3);

        recover(ticket(enrolled), code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                .expect(200);

        recover(ticket(enrolled), code).expectProblem(401, "invalid-credentials");
        recover(ticket(enrolled), "AAAA-AAAA-AAAA-AAAA").expectProblem(401, "invalid-credentials");
        var rows = jdbc.sql("select c::text from identity.recovery_codes c where staff_id = :id")
                .param("id", enrolled.staff().id().value())
                .query(String.class)
                .list();
        assertThat(rows).hasSize(10).noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
    }

    @Test
    void theSecretIsSealed() {
        var enrolled = enrol();

        var row = jdbc.sql("select encode(secret, 'hex') from identity.totp where staff_id = :id")
                .param("id", enrolled.staff().id().value())
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(java.util.HexFormat.of().formatHex(Base32.decode(enrolled.secret())));
    }

    @Test
    void aWrongFirstCodeConfirmsNothing() {
        var staff = staffWithPassword();
        var session = api.as(staff.token());
        var secret = session.post("/admin/v1/me/mfa").expect(200).at("/secret");

        session.post("/admin/v1/me/mfa/confirm", Map.of("code", wrong(code(secret))))
                .expectProblem(400, "validation-failed");

        logIn(staff.email()).expect(200);
        session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret))).expect(200);
        session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret)))
                .expectProblem(409, "invalid-state-transition");
    }

    @Test
    void theFirstCodeCannotBeGuessed() {
        var session = api.as(staffWithPassword().token());
        var secret = session.post("/admin/v1/me/mfa").expect(200).at("/secret");
        for (int attempt = 0; attempt < 10; attempt++) {
            session.post("/admin/v1/me/mfa/confirm", Map.of("code", wrong(code(secret))))
                    .expectProblem(400, "validation-failed");
        }

        session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret))).expectProblem(429, "quota-exceeded");
    }

    @Test
    void settingUpSignsOutElsewhere() {
        var staff = staffWithPassword();
        var elsewhere = logIn(staff.email()).expect(200);

        enrol(staff);

        api.as(elsewhere.at("/accessToken")).get("/admin/v1/me").expectProblem(401, "unauthenticated");
        api.as(staff.token()).get("/admin/v1/me").expect(200);
    }

    @Test
    void anotherAppTakesThePlaceOnlyOnceItIsConfirmed() {
        var enrolled = enrol();
        var session = api.as(enrolled.staff().token());
        var next = session.post("/admin/v1/me/mfa").expect(200).at("/secret");
        clock.advance(STEP);

        complete(ticket(enrolled), code(next)).expectProblem(401, "invalid-credentials");
        complete(ticket(enrolled), code(enrolled)).expect(200);
        var codes = session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(next)))
                .expect(200);

        clock.advance(STEP);
        complete(ticket(enrolled), code(enrolled)).expectProblem(401, "invalid-credentials");
        recover(ticket(enrolled), enrolled.recoveryCodes().getFirst()).expectProblem(401, "invalid-credentials");
        recover(ticket(enrolled), codes.at("/recoveryCodes/0")).expect(200);
    }

    @Test
    void aFreshProofNeedsTheCodeToo() {
        var enrolled = enrol();
        var session = api.as(enrolled.staff().token());
        clock.advance(STEP);
        jdbc.sql("update identity.sessions set auth_time = now() - interval '16 minutes' where account_id = :id")
                .param("id", enrolled.staff().id().value())
                .update();

        session.delete("/admin/v1/me/mfa").expectProblem(401, "step-up-required");
        session.post("/admin/v1/me/mfa").expectProblem(401, "step-up-required");
        session.post("/admin/v1/auth/step-up", Map.of("password", PASSWORD)).expectProblem(401, "mfa-required");
        session.post("/admin/v1/auth/step-up", Map.of("password", PASSWORD, "code", wrong(code(enrolled))))
                .expectProblem(401, "invalid-credentials");
        session.delete("/admin/v1/me/mfa").expectProblem(401, "step-up-required");
        session.post("/admin/v1/auth/step-up", Map.of("password", PASSWORD, "code", code(enrolled)))
                .expect(200);

        session.delete("/admin/v1/me/mfa").expect(204);
        session.delete("/admin/v1/me/mfa").expectProblem(409, "invalid-state-transition");
        logIn(enrolled.staff().email()).expect(200);
    }

    @Test
    void whoRulesOverAMemberResetsLostFactors() {
        var enrolled = enrol();
        var path = "/admin/v1/staff/" + enrolled.staff().id().text() + "/mfa";
        var manager = logins.staff(Permission.STAFF_WRITE, Permission.STAFF_READ);

        api.as(logins.staff(Permission.STAFF_READ).token()).delete(path).expectProblem(403, "missing-permission");
        api.as(enrolled.staff().token()).delete(path).expectProblem(403, "missing-permission");
        api.as(enrolled.staff().token()).get("/admin/v1/me").expect(200);
        api.as(manager.token()).delete(path).expect(204);

        api.as(enrolled.staff().token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
        logIn(enrolled.staff().email()).expect(200);
        api.as(manager.token()).delete(path).expectProblem(409, "invalid-state-transition");
        assertThat(jdbc.sql("select count(*) from audit.entries where action = 'staff.mfa_reset' and object = :id")
                        .param("id", enrolled.staff().id().text())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyResetsTheFactorsOfWhoMayDoMore() {
        var owner = logins.owner();
        givePassword(owner);
        enrol(owner);

        api.as(logins.staff(Permission.STAFF_WRITE).token())
                .delete("/admin/v1/staff/" + owner.id().text() + "/mfa")
                .expectProblem(403, "missing-permission");

        logIn(owner.email()).expectProblem(401, "mfa-required");
    }

    private Enrolled enrol() {
        return enrol(staffWithPassword());
    }

    private Enrolled enrol(Logins.Staff staff) {
        var session = api.as(staff.token());
        var setup = session.post("/admin/v1/me/mfa").expect(200);
        var confirmed = session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(setup.at("/secret"))))
                .expect(200);
        return new Enrolled(
                staff,
                setup.at("/secret"),
                StreamSupport.stream(confirmed.json().at("/recoveryCodes").spliterator(), false)
                        .map(code -> code.asString())
                        .toList());
    }

    private Api.Response logIn(Enrolled enrolled) {
        return logIn(enrolled.staff().email());
    }

    private Api.Response logIn(String email) {
        return api.post("/admin/v1/auth/login", Map.of("email", email, "password", PASSWORD));
    }

    private Api.Response ticket(Enrolled enrolled) {
        return logIn(enrolled).expectProblem(401, "mfa-required");
    }

    private Api.Response complete(Api.Response ticket, String code) {
        return api.post("/admin/v1/auth/mfa", Map.of("mfaToken", ticket.at("/mfaToken"), "code", code));
    }

    private Api.Response recover(Api.Response ticket, String code) {
        return api.post("/admin/v1/auth/mfa", Map.of("mfaToken", ticket.at("/mfaToken"), "recoveryCode", code));
    }

    private String code(Enrolled enrolled) {
        return code(enrolled.secret());
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

    /// Another code than that of this step and its neighbours, to all likelihood.
    private static String wrong(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 500_000) % 1_000_000);
    }

    private Logins.Staff staffWithPassword() {
        var staff = logins.staff();
        givePassword(staff);
        return staff;
    }

    private void givePassword(Logins.Staff staff) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", staff.id().value())
                .update();
    }
}
