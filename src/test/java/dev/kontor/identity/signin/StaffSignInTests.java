package dev.kontor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.password.CheapPasswords;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@KontorTest
class StaffSignInTests {

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
    void signsInWithThePassword() {
        var email = staffWithPassword();

        var answer = logIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD).expect(200);

        assertThat(answer.at("/tokenType")).isEqualTo("Bearer");
        assertThat(answer.at("/expiresAt")).isEqualTo("2026-11-25T12:10:00.000Z");
        api.as(answer.at("/accessToken")).get("/admin/v1/nothing-here").expectProblem(404, "not-found");
    }

    @Test
    void swaggerUiSignsInWithAForm() {
        var email = staffWithPassword();

        var answer = api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/admin/v1/auth/token",
                        "grant_type=password&scope=&client_id=&username=" + email + "&password="
                                + PASSWORD.replace(" ", "+"))
                .expect(200);

        assertThat(answer.at("/token_type")).isEqualTo("Bearer");
        assertThat(answer.json().at("/expires_in").asInt()).isEqualTo(600);
        api.as(answer.at("/access_token")).get("/admin/v1/nothing-here").expectProblem(404, "not-found");
    }

    @Test
    void respondsEquallyToUnknownWrongAndDisabledAccounts() {
        var email = staffWithPassword();
        var wrong = logIn(email, "not the password at all");
        jdbc.sql("update identity.accounts set status = 'DISABLED' where email_key = :email")
                .param("email", email)
                .update();
        var disabled = logIn(email, PASSWORD);
        var unknown = logIn(UUID.randomUUID() + "@example.com", PASSWORD);
        var atTheOtherApi = api.post("/store/v1/auth/login", Map.of("email", email, "password", PASSWORD));

        for (var answer : new Api.Response[] {wrong, disabled, unknown, atTheOtherApi}) {
            answer.expectProblem(401, "invalid-credentials");
            assertThat(answer.at("/detail")).isEqualTo(wrong.at("/detail"));
            assertThat(answer.requiredHeader("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void refusesAHugePasswordWithoutHashingIt() {
        var email = staffWithPassword();
        long fastest = Long.MAX_VALUE;
        for (int time = 0; time < 5; time++) {
            var start = System.nanoTime();
            logIn(email, "x".repeat(100_000)).expectProblem(400, "validation-failed");
            fastest = Math.min(fastest, System.nanoTime() - start);
        }

        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void isDeadAtOnceAfterSigningOut() {
        var answer = logIn(staffWithPassword(), PASSWORD).expect(200);
        var staff = api.as(answer.at("/accessToken"));

        staff.post("/admin/v1/auth/logout").expect(204);

        staff.get("/admin/v1/nothing-here").expectProblem(401, "unauthenticated");
        api.post("/admin/v1/auth/refresh", Map.of("refreshToken", answer.at("/refreshToken")))
                .expectProblem(401, "unauthenticated");
    }

    @Test
    void makesAWeakHashStrongerAtTheNextSignIn() {
        var email = staffWithPassword();
        var weak = new Argon2PasswordEncoder(16, 32, 1, 512, 1);
        jdbc.sql("update identity.accounts set password_hash = :hash where email_key = :email")
                .param("hash", weak.encode(PASSWORD))
                .param("email", email)
                .update();

        logIn(email, PASSWORD).expect(200);

        assertThat(hash(email)).startsWith(CheapPasswords.PREFIX);
        logIn(email, PASSWORD).expect(200);
    }

    private Api.Response logIn(String email, String password) {
        return api.post("/admin/v1/auth/login", Map.of("email", email, "password", password));
    }

    private String hash(String email) {
        return jdbc.sql("select password_hash from identity.accounts where email_key = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }

    private String staffWithPassword() {
        var staff = logins.staff();
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", staff.id().value())
                .update();
        return staff.email();
    }

    @Test
    void aFloodOfSignInsIsTurnedAwayInsteadOfQueuingUp() throws Exception {
        int flood = 80;
        var run = UUID.randomUUID();
        // With the work of production: little work would be done before the next one comes.
        jdbc.sql("""
                        insert into identity.accounts (id, version, kind, email, email_key, name, status, authz_version,
                            password_hash, created_at, updated_at)
                        select uuidv7(), 1, 'STAFF', n || :domain, n || :domain, 'Test Person', 'ACTIVE', 1, :hash, now(), now()
                        from generate_series(0, :flood - 1) n
                        """)
                .param("domain", "@" + run + ".example.com")
                .param("hash", new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode("nobody knows it"))
                .param("flood", flood)
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var answers = IntStream.range(0, flood)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return logIn(number + "@" + run + ".example.com", PASSWORD);
                    }))
                    .toList();
            start.countDown();
            var refused = new ArrayList<Api.Response>();
            for (var answer : answers) {
                var response = answer.get();
                if (response.status() == 503) {
                    refused.add(response.expectProblem(503, "overloaded"));
                } else {
                    response.expectProblem(401, "invalid-credentials");
                }
            }

            assertThat(refused)
                    .isNotEmpty()
                    .allSatisfy(answer ->
                            assertThat(answer.requiredHeader("Retry-After")).isNotBlank());
        }
    }

    @Test
    void whileTooManyWaitNothingIsDoneForASignIn() throws Exception {
        var over = new CountDownLatch(1);
        // As many as are let in, and ten who wait for each that is checked.
        int checked = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        int crowd = checked + 1 + 10 * checked;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int waiter = 0; waiter < crowd; waiter++) {
                threads.execute(() -> crowd(over));
            }
            try {
                while (passwords.hasRoom()) {
                    Thread.onSpinWait();
                }
                // The body is broken, and yet nobody says so: it was not read.
                var refused = IntStream.range(0, 20)
                        .mapToObj(_ -> api.post("/admin/v1/auth/login", "{"))
                        .filter(answer -> answer.status() == 503)
                        .findFirst()
                        .orElseThrow();

                refused.expectProblem(503, "overloaded");
                assertThat(refused.requiredHeader("Retry-After")).isEqualTo("1");
                api.get("/store/v1/shop").expect(200);
            } finally {
                over.countDown();
            }
        }
        api.post("/admin/v1/auth/login", "{").expectProblem(400, "malformed-json");
    }

    private void crowd(CountDownLatch over) {
        while (over.getCount() > 0) {
            try (var _ = passwords.enter()) {
                over.await();
            } catch (UnavailableException _) {
                // Waited in vain, and waits again.
            } catch (InterruptedException _) {
                return;
            }
        }
    }
}
