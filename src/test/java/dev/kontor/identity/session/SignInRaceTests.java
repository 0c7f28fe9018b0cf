package dev.kontor.identity.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.SoftAuthenticator;
import dev.kontor.testing.TestClock;
import java.security.InvalidKeyException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class SignInRaceTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Sessions sessions;

    @Autowired
    private SignIns signIns;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aSignInWithTheOldPasswordDoesNotSurviveAConcurrentReset() throws Exception {
        var customer = logins.customer();
        setPassword(customer.id());

        var attempt = new CompletableFuture<Api.Response>();
        // The statements of a reset, whose commit waits for the sign-in.
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                            update identity.accounts set authz_version = authz_version + 1, password_hash = null
                            where id = :id
                            """).param("id", customer.id().value()).update();
            sessions.endAll(customer.id(), EndReason.PASSWORD);
            attempt.completeAsync(
                    () -> api.post("/store/v1/auth/login", Map.of("email", customer.email(), "password", PASSWORD)));
            await().until(() -> attempt.isDone() || isBlocked());
        });

        attempt.get(20, SECONDS).expectProblem(401, "invalid-credentials");
        assertThat(openSessions(customer.id())).isZero();
    }

    @Test
    void aSignInWaitsForASecondFactorThatIsBeingSetUp() throws Exception {
        var staff = logins.staff();
        setPassword(staff.id());

        var attempt = new CompletableFuture<Api.Response>();
        // The statements of a confirmed app, whose commit waits for the sign-in.
        transactions.executeWithoutResult(_ -> {
            signIns.lock(staff.id());
            jdbc.sql("""
                            insert into identity.totp (staff_id, secret, failures, confirmed_at, created_at)
                            values (:id, 'secret', 0, now(), now())
                            """).param("id", staff.id().value()).update();
            sessions.endAll(staff.id(), EndReason.FACTORS);
            attempt.completeAsync(
                    () -> api.post("/admin/v1/auth/login", Map.of("email", staff.email(), "password", PASSWORD)));
            await().until(() -> attempt.isDone() || isBlocked());
        });

        attempt.get(20, SECONDS).expectProblem(401, "mfa-required");
        assertThat(openSessions(staff.id())).isZero();
    }

    @Test
    void anAppEndsASessionThatIsBeingOpened() throws Exception {
        var staff = logins.staff();
        var mine = api.as(staff.token());
        var secret = mine.post("/admin/v1/me/mfa").expect(200).at("/secret");

        besidesSignIn(staff, () -> mine.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret))))
                .expect(200);

        assertThat(openSessions(staff.id())).isEqualTo(1);
        mine.get("/admin/v1/me").expect(200);
    }

    @Test
    void aFirstPasskeyEndsASessionThatIsBeingOpened() throws Exception {
        var staff = logins.staff();
        var mine = api.as(staff.token());
        var options = mine.post("/admin/v1/me/passkeys/options").expect(200);
        var credential = new SoftAuthenticator().create(options.json());

        besidesSignIn(
                        staff,
                        () -> mine.post("/admin/v1/me/passkeys", Map.of("name", "Laptop", "credential", credential)))
                .expect(201);

        assertThat(openSessions(staff.id())).isEqualTo(1);
        mine.get("/admin/v1/me").expect(200);
    }

    /// Sends the request while a sign-in with the password alone is about to be committed.
    private Api.Response besidesSignIn(Logins.Staff staff, Supplier<Api.Response> request) throws Exception {
        var answer = new CompletableFuture<Api.Response>();
        transactions.executeWithoutResult(_ -> {
            signIns.open(Audience.ADMIN, staff.id(), Set.of(Factor.PASSWORD));
            answer.completeAsync(request);
            await().until(() -> answer.isDone() || isBlocked());
        });
        return answer.get(20, SECONDS);
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

    private void setPassword(TypedId account) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", account.value())
                .update();
    }

    private long openSessions(TypedId account) {
        return jdbc.sql("""
                        select count(*) from identity.sessions where account_id = :id and revoked_at is null
                        """).param("id", account.value()).query(Long.class).single();
    }

    private boolean isBlocked() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database()
                            and query like '%identity.accounts%')
                        """).query(Boolean.class).single();
    }
}
