package dev.kontor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class ChainTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    @Test
    void theAdminApiIsClosedToWhoHasNotSignedInEvenWhereThereIsNothing() {
        var answer = api.get("/admin/v1/nothing-here").expectProblem(401, "unauthenticated");

        assertThat(answer.requiredHeader("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void staffGetNotFoundForUnknownObjects() {
        api.as(logins.owner().token()).get("/admin/v1/nothing-here").expectProblem(404, "not-found");
    }

    @Test
    void anUnknownAddressOfTheStoreIsNotFound() {
        api.get("/store/v1/nothing-here").expectProblem(404, "not-found");
    }

    @Test
    void whatBelongsToNeitherApiDoesNotExist() {
        api.get("/secret").expectProblem(404, "not-found");
        api.post("/livez", "{}").expectProblem(404, "not-found");
        api.as(logins.owner().token()).get("/secret").expectProblem(404, "not-found");
    }

    @Test
    void anExpiredTokenIsDistinguishedFromAWrongOne() {
        var token = logins.owner().token();
        clock.advance(Duration.ofMinutes(10));

        var expired = api.as(token).get("/admin/v1/nothing-here").expectProblem(401, "token-expired");
        var wrong = api.as("x.y.z").get("/store/v1/nothing-here").expectProblem(401, "unauthenticated");

        assertThat(expired.requiredHeader("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        assertThat(wrong.requiredHeader("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }

    @Test
    void aTokenOfOneApiOpensNothingAtTheOther() {
        api.as(logins.customer().token()).get("/admin/v1/nothing-here").expectProblem(401, "unauthenticated");
        api.as(logins.owner().token()).get("/store/v1/nothing-here").expectProblem(401, "unauthenticated");
    }

    @Test
    void everyAnswerHasTheProtectiveHeaders() {
        for (var answer : new Api.Response[] {
            api.get("/livez"),
            api.get("/store/v1/nothing-here"),
            api.get("/secret"),
            api.get("/admin/v1/me"),
            api.post("/store/v1/auth/login", "x".repeat(1_100_000))
        }) {
            assertThat(answer.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.requiredHeader("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.requiredHeader("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.requiredHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void theKeysMayBeCached() {
        var answer = api.get("/.well-known/jwks.json").expect(200);

        assertThat(answer.requiredHeader("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(answer.at("/keys/0/alg")).isEqualTo("ES256");
        assertThat(answer.json().at("/keys/0/d").isMissingNode()).isTrue();
    }

    @Test
    void aStoreReadWithATokenCostsNoStatementUnlessTheHandlerNeedsTheCaller() {
        var answer = api.as(logins.customer().token()).get("/store/v1/nothing-here");

        assertThat(answer.statements()).isEmpty();
    }

    @Test
    void anAdminCallLooksItsCallerUpInOneStatement() {
        var answer = api.as(logins.owner().token()).get("/admin/v1/nothing-here");

        assertThat(answer.statements()).hasSize(1);
    }

    @Test
    void pathTricksAndUnknownMethodsAreRefused() {
        api.get("/store/v1/a;b=c").expectProblem(400, "bad-request");
        for (var hidden :
                List.of("/%73tore/v1/shop", "/store/v1/%63arts", "/%61dmin/v1/orders", "/store/v1/auth/log%69n")) {
            api.get(hidden).expectProblem(400, "bad-request");
            api.post(hidden, Map.of()).expectProblem(400, "bad-request");
        }
        // What has to be written so is.
        api.get("/store/v1/products/gr%C3%BCn%20tee").expectProblem(400, "validation-failed");
        api.send("TRACK", "/store/v1/auth/login", null).expectProblem(405, "method-not-allowed");
    }
}
