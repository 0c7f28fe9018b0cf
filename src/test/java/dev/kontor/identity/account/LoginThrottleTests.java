package dev.kontor.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.MailSink;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What guessing the password of one account meets (R5), and what its owner does.
@KontorTest
class LoginThrottleTests {

    private static final String WRONG = "not the password at all";
    private static final String HOME = "203.0.113.7";

    @Autowired
    private Api api;

    @Autowired
    private MailSink sink;

    @Autowired
    private JdbcClient jdbc;

    private Shopper shopper;

    @BeforeEach
    void somebody() {
        shopper = new Shopper(api, sink).verified();
    }

    @Test
    void manyWrongPasswordsCloseTheDoorAlsoForTheRightOne() {
        guess(shopper.email);

        var answer = shopper.logIn(Shopper.PASSWORD).expectProblem(429, "login-throttled");

        assertThat(Long.parseLong(answer.requiredHeader("Retry-After"))).isBetween(3_000L, 3_610L);
        assertThat(api.post("/admin/v1/auth/login", Map.of("email", shopper.email, "password", WRONG))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAddressWithoutAnAccountMeetsTheSame() {
        var nobody = UUID.randomUUID() + "@example.com";
        guess(nobody);
        guess(shopper.email);

        var unknown = shopper.logIn(nobody, WRONG).expectProblem(429, "login-throttled");
        var known = shopper.logIn(WRONG).expectProblem(429, "login-throttled");

        assertThat(unknown.at("/detail")).isEqualTo(known.at("/detail"));
        assertThat(unknown.headers().keySet()).isEqualTo(known.headers().keySet());
    }

    @Test
    void theRightPasswordEndsTheCount() {
        for (int round = 0; round < 3; round++) {
            for (int failure = 0; failure < 8; failure++) {
                shopper.logIn(WRONG).expectProblem(401, "invalid-credentials");
            }
            shopper.logIn(Shopper.PASSWORD).expect(200);
        }
    }

    @Test
    void aNewPasswordByMailOpensItAtOnce() {
        guess(shopper.email);
        shopper.forgot().expect(202);

        shopper.reset(sink.nth(shopper.email, 2).token(), Shopper.OTHER_PASSWORD)
                .expect(204);

        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
    }

    @Test
    void strangersDoNotLockOutAnOwnerFromAFamiliarAddress() {
        from(HOME, Shopper.PASSWORD).expect(200);
        guess(shopper.email);

        shopper.logIn(Shopper.PASSWORD).expectProblem(429, "login-throttled");
        from(HOME, Shopper.PASSWORD).expect(200);

        for (int failure = 0; failure < 10; failure++) {
            from(HOME, WRONG).expectProblem(401, "invalid-credentials");
        }
        close();
        from(HOME, Shopper.PASSWORD).expectProblem(429, "login-throttled");
    }

    @Test
    void aSessionThatWasEndedBecauseItWasStolenMakesNobodyFamiliar() {
        from(HOME, Shopper.PASSWORD).expect(200);
        jdbc.sql("update identity.sessions set revoked_at = now(), revoke_reason = 'REUSE' where ip = :home")
                .param("home", HOME)
                .update();
        guess(shopper.email);

        from(HOME, Shopper.PASSWORD).expectProblem(429, "login-throttled");
    }

    @Test
    void provingThePasswordInASessionHasItsOwnCount() {
        var session = shopper.signedIn();
        for (int failure = 0; failure < 10; failure++) {
            session.post("/store/v1/auth/step-up", Map.of("password", WRONG)).expectProblem(401, "invalid-credentials");
        }
        close();

        shopper.logIn(Shopper.PASSWORD).expect(200);
        session.put("/store/v1/me/password", change()).expectProblem(429, "login-throttled");
        shopper.forgot().expect(202);
        shopper.reset(sink.nth(shopper.email, 2).token(), Shopper.OTHER_PASSWORD)
                .expect(204);
        api.as(shopper.logIn(Shopper.OTHER_PASSWORD).expect(200).at("/accessToken"))
                .put("/store/v1/me/password", change())
                .expectProblem(401, "invalid-credentials");
    }

    private static Map<String, String> change() {
        return Map.of("currentPassword", WRONG, "password", "eleven teapots on a comet");
    }

    private Api.Response from(String source, String password) {
        return api.with("X-Forwarded-For", source)
                .post("/store/v1/auth/login", Map.of("email", shopper.email, "password", password));
    }

    /// As often as is free, from another source each time.
    private void guess(String email) {
        for (int failure = 0; failure < 10; failure++) {
            api.with("X-Forwarded-For", "198.51.100." + failure)
                    .post("/store/v1/auth/login", Map.of("email", email, "password", WRONG))
                    .expectProblem(401, "invalid-credentials");
        }
        close();
    }

    /// What many more failures would do, which takes an attacker hours.
    private void close() {
        jdbc.sql("update identity.login_failures set open_at = open_at + interval '1 hour' where failures = 10")
                .update();
    }
}
