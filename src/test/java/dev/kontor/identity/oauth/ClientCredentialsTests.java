package dev.kontor.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class ClientCredentialsTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    @Test
    void aKeyBuysATokenThatOpensWhatTheKeyAllows() throws Exception {
        var key = key("roles:read", "staff:read");

        var answer = token(key, "").expect(200);

        assertThat(answer.at("/token_type")).isEqualTo("Bearer");
        assertThat(answer.at("/expires_in")).isIn("599", "600");
        assertThat(answer.at("/scope").split(" ")).containsExactlyInAnyOrder("roles:read", "staff:read");
        assertThat(answer.requiredHeader("Cache-Control")).contains("no-store");
        var jwt = SignedJWT.parse(answer.at("/access_token"));
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(key.id());
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("kontor-admin");
        assertThat(jwt.getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "aud", "sub", "jti", "iat", "nbf", "exp", "client_id", "scope", "authz_ver");
        var program = api.as(answer.at("/access_token"));
        assertThat(program.get("/admin/v1/roles").expect(200).statements()).hasSize(2);
        program.get("/admin/v1/staff").expect(200);
        program.get("/admin/v1/api-keys").expectProblem(403, "missing-permission");
        program.get("/admin/v1/me").expectProblem(403, "key-not-allowed-here");
        program.get("/store/v1/nothing-here").expectProblem(401, "unauthenticated");
    }

    @Test
    void aTokenCanBeForLessThanTheKeyButNotForMore() {
        var key = key("roles:read", "staff:read");

        var less = token(key, "&scope=roles%3Aread").expect(200);
        var more = token(key, "&scope=payments%3Arefund");

        assertThat(less.at("/scope")).isEqualTo("roles:read");
        api.as(less.at("/access_token")).get("/admin/v1/roles").expect(200);
        api.as(less.at("/access_token")).get("/admin/v1/staff").expectProblem(403, "missing-permission");
        assertThat(more.expect(400).at("/error")).isEqualTo("invalid_scope");
    }

    @Test
    void theSecretMayBeInTheBody() {
        var key = key("roles:read");

        var answer =
                form(api, "grant_type=client_credentials&client_id=" + key.id() + "&client_secret=" + key.secret());

        api.as(answer.expect(200).at("/access_token")).get("/admin/v1/roles").expect(200);
    }

    @Test
    void aTokenDiesWithItsKey() {
        var key = key("roles:read");
        var program = api.as(token(key, "").expect(200).at("/access_token"));
        program.get("/admin/v1/roles").expect(200);

        owner().delete("/admin/v1/api-keys/" + key.id()).expect(204);

        program.get("/admin/v1/roles").expectProblem(401, "unauthenticated");
        assertThat(token(key, "").expect(401).at("/error")).isEqualTo("invalid_client");
    }

    @Test
    void aTokenSeesWhatItsKeyLosesAndDiesWithALeakedSecret() {
        var key = key("roles:read", "staff:read");
        var program = api.as(token(key, "").expect(200).at("/access_token"));
        var path = "/admin/v1/api-keys/" + key.id();

        owner().with("If-Match", "*")
                .patch(path, Map.of("permissions", List.of("roles:read")))
                .expect(200);
        program.get("/admin/v1/staff").expectProblem(403, "missing-permission");
        owner().post(path + "/rotate", Map.of("overlapSeconds", 60)).expect(200);
        program.get("/admin/v1/roles").expect(200);
        token(key, "").expect(200);
        owner().post(path + "/rotate", Map.of("overlapSeconds", 0)).expect(200);

        program.get("/admin/v1/roles").expectProblem(401, "unauthenticated");
        token(key, "").expect(401);
    }

    @Test
    void aTokenExpires() {
        var program = api.as(token(key("roles:read"), "").expect(200).at("/access_token"));

        clock.advance(Duration.ofMinutes(10));

        program.get("/admin/v1/roles").expectProblem(401, "token-expired");
    }

    @Test
    void whoHasNoSecretGetsNothing() {
        var key = key("roles:read");

        var wrong = form(basic(key.id(), key("roles:read").secret()), "grant_type=client_credentials");
        var nobody = form(basic("key_01j9z3k4m5n6p7q8r9s0t1v2w3", key.secret()), "grant_type=client_credentials");
        var person = form(basic(logins.owner().id().text(), "x"), "grant_type=client_credentials");
        var none = form(api, "grant_type=client_credentials&client_id=" + key.id());
        var grant = form(basic(key.id(), key.secret()), "grant_type=password&username=a&password=b");

        assertThat(none.expect(400).at("/error")).isEqualTo("invalid_client");
        assertThat(List.of(wrong, nobody, person)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("/error")).isEqualTo("invalid_client");
        });
        assertThat(grant.expect(400).at("/error")).isEqualTo("unsupported_grant_type");
    }

    @Test
    void theMetadataSayWhatIsOfferedAndNoMore() {
        for (var path : List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
            var metadata = api.get(path).expect(200);
            var base = metadata.at("/issuer");

            assertThat(metadata.at("/token_endpoint")).isEqualTo(base + "/oauth2/token");
            assertThat(metadata.at("/jwks_uri")).isEqualTo(base + "/.well-known/jwks.json");
            assertThat(metadata.json().propertyNames())
                    .doesNotContain(
                            "userinfo_endpoint",
                            "introspection_endpoint",
                            "revocation_endpoint",
                            "device_authorization_endpoint",
                            "registration_endpoint");
        }
        api.post("/oauth2/introspect", "token=x").expectProblem(404, "not-found");
        api.post("/oauth2/revoke", "token=x").expectProblem(404, "not-found");
    }

    @Test
    void whereNoProgramIsConfiguredStaffSignInAtNoneAndThereIsNoPage() {
        api.get("/oauth2/authorize?response_type=code&client_id=x").expectProblem(404, "not-found");
        api.get("/oauth2/sign-in?client_id=x").expectProblem(404, "not-found");
        api.post("/oauth2/sign-in", "x").expectProblem(404, "not-found");
        api.get("/oauth2/userinfo").expectProblem(404, "not-found");
        var key = key("roles:read");
        var exchange = form(basic(key.id(), key.secret()), "grant_type=authorization_code&code=x&redirect_uri=x");

        assertThat(exchange.expect(400).at("/error")).isIn("invalid_grant", "unsupported_grant_type");
        assertThat(api.get("/.well-known/openid-configuration")
                        .json()
                        .at("/grant_types_supported")
                        .toString())
                .isEqualTo("[\"client_credentials\"]");
    }

    private record Key(String id, String secret) {}

    private Key key(String... permissions) {
        var created = owner().post(
                        "/admin/v1/api-keys",
                        Map.of("name", "A program", "kind", "SECRET", "permissions", List.of(permissions)))
                .expect(201);
        return new Key(created.at("/key/id"), created.at("/secret"));
    }

    private Api.Response token(Key key, String more) {
        return form(basic(key.id(), key.secret()), "grant_type=client_credentials" + more);
    }

    private Api basic(String id, String secret) {
        var both =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return api.with(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    private static Api.Response form(Api api, String body) {
        return api.with("Content-Type", "application/x-www-form-urlencoded").post("/oauth2/token", body);
    }

    private Api owner() {
        return api.as(logins.owner().token());
    }
}
