package dev.kontor.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.Api;
import dev.kontor.testing.Browser;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TestDatabase;
import dev.kontor.testing.TwoProcesses;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kontor as the OpenID Provider: its staff sign in at other programs, one of which is a second Kontor with a database
/// of its own. The provider runs as two processes, of which the second wants second factors. A browser goes
/// through the pages over HTTP. Runs in [dev.kontor.TwoProcessesTests].
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class StaffSignInElsewhereTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Program BI = new Program("bi", null, TwoProcesses.BI_BACK);
    private static final Program SHOP = new Program("second-shop", TwoProcesses.SHOP_SECRET, TwoProcesses.SHOP_BACK);

    private static Replica provider;
    private static Replica strict;
    private static Replica shop;
    private static Api api;
    private static String base;

    private final Browser browser = new Browser("http://localhost:3000/");
    private final Browser biBrowser = new Browser("http://localhost:4000/");

    @BeforeAll
    static void start() {
        provider = TwoProcesses.one();
        strict = TwoProcesses.strict();
        api = provider.api();
        base = api.baseUrl();
        var settings = new ArrayList<String>();
        for (var name : List.of("kontor", "strong")) {
            var prefix = "kontor.identity.sso.providers." + name + ".";
            settings.addAll(List.of(
                    prefix + "issuer=" + base,
                    prefix + "title=The first shop",
                    prefix + "client-id=second-shop",
                    prefix + "client-secret=" + TwoProcesses.SHOP_SECRET,
                    prefix + "audiences=admin",
                    prefix + "admin-redirect-uri=" + TwoProcesses.SHOP_BACK,
                    prefix + "allow-sign-up=true",
                    prefix + "roles.Support=Order clerk"));
        }
        settings.add("kontor.identity.sso.providers.strong.required-acr=mfa");
        shop = Replica.start(TestDatabase.newDatabase("second_shop"), settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void staffSignInAtTheSecondShopAndTheirRolesComeAlong() {
        var staff = staff("Support");

        var tokens = signInAtTheShop("kontor", staff).expect(200);

        var me = shop.api().as(tokens.at("/accessToken"));
        assertThat(me.get("/admin/v1/me").expect(200).at("/name")).isEqualTo("Test Person");
        me.get("/admin/v1/orders").expect(200);
        me.get("/admin/v1/staff").expectProblem(403, "missing-permission");
        assertThat(shop.jdbc()
                        .sql("select count(*) from identity.sso_links where issuer = :issuer and subject = :subject")
                        .param("issuer", base)
                        .param("subject", staff.id().text())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void staffWhoseRolesCountForNothingThereStayOut() {
        signInAtTheShop("kontor", staff("Warehouse")).expectProblem(409, "account-not-linked");
    }

    @Test
    void aRoleThatIsTakenAwayHereIsGoneThereWithTheNextSignIn() {
        var staff = staff("Support");
        var first = shop.api().as(signInAtTheShop("kontor", staff).expect(200).at("/accessToken"));
        first.get("/admin/v1/orders").expect(200);
        provider.jdbc()
                .sql("delete from identity.staff_roles where staff_id = :id")
                .param("id", staff.id().value())
                .update();

        signInAtTheShop("kontor", staff).expect(200);

        first.get("/admin/v1/orders").expectProblem(403, "missing-permission");
    }

    @Test
    void whoIsDisabledHereGetsInNowhere() {
        var staff = staff("Support");
        var waiting = code(signIn(biBrowser, BI, staff));
        var tokens = BI.exchange(api, code(biBrowser.open(BI.address(base)))).expect(200);
        userInfo(api, tokens).expect(200);

        api.as(provider.logins().owner().token())
                .with("If-Match", "*")
                .delete("/admin/v1/staff/" + staff.id().text())
                .expect(204);

        assertThat(BI.exchange(api, waiting).expect(400).at("/error")).isEqualTo("invalid_grant");
        userInfo(api, tokens).expect(401);
        var page = biBrowser.open(BI.address(base));
        assertThat(page.callback()).isFalse();
        var refused = biBrowser.submit(page, Map.of("email", staff.email(), "password", PASSWORD));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("The e-mail address or the password is wrong.");
        signInAtTheShopRefused(staff);
    }

    @Test
    void theNextProgramDoesNotAskAgainUntilTheSessionEnds() {
        var staff = staff("Support");
        signIn(biBrowser, BI, staff).parameters();
        assertThat(biBrowser.open(BI.address(base)).callback()).isTrue();
        var session = api.as(staff.token())
                .get("/admin/v1/auth/sessions")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> !item.path("current").asBoolean())
                .findFirst()
                .orElseThrow();

        api.as(staff.token())
                .delete("/admin/v1/auth/sessions/" + session.path("id").asString())
                .expect(204);

        assertThat(biBrowser.open(BI.address(base)).callback()).isFalse();
    }

    @Test
    void aSignInIsRememberedForMinutesOnly() {
        var staff = staff("Support");
        signIn(biBrowser, BI, staff).parameters();
        provider.jdbc()
                .sql(
                        "update identity.sessions set created_at = created_at - interval '10 minutes' where account_id = :id")
                .param("id", staff.id().value())
                .update();

        assertThat(biBrowser.open(BI.address(base)).callback()).isFalse();
    }

    @Test
    void signingOutAtTheShopEndsTheSessionThere() {
        var tokens = signInAtTheShop("kontor", staff("Support")).expect(200);
        var me = shop.api().as(tokens.at("/accessToken"));

        me.post("/admin/v1/auth/logout").expect(204);

        me.get("/admin/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void theSecondFactorIsRequestedAndReported() throws Exception {
        var staff = staff("Support");
        var secret = api.as(staff.token()).post("/admin/v1/me/mfa").expect(200).at("/secret");
        var recovery = api.as(staff.token())
                .post("/admin/v1/me/mfa/confirm", Map.of("code", totp(secret, Duration.ZERO)))
                .expect(200);

        var asked = signIn(biBrowser, BI, staff);
        assertThat(asked.fields()).containsKeys("mfaToken", "code", "_csrf").doesNotContainKey("password");
        var wrong = biBrowser.submit(asked, Map.of("code", "000000"));
        assertThat(wrong.status()).isEqualTo(401);
        var back = biBrowser.submit(wrong, Map.of("code", totp(secret, Duration.ofSeconds(30))));

        var claims = idToken(BI.exchange(api, code(back)).expect(200));
        assertThat(claims.getStringClaim("acr")).isEqualTo("mfa");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
        biBrowser.forgetCookies();
        var again = biBrowser.submit(signIn(biBrowser, BI, staff), Map.of("code", recovery.at("/recoveryCodes/0")));
        assertThat(again.callback()).isTrue();
        var used = new Browser("http://localhost:4000/");
        assertThat(used.submit(signIn(used, BI, staff), Map.of("code", recovery.at("/recoveryCodes/0")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aShopThatWantsTwoFactorsRefusesThePasswordAlone() {
        signInAtTheShop("strong", staff("Support")).expectProblem(401, "sso-failed");
    }

    @Test
    void whereASecondFactorIsRequiredThePasswordAloneOpensNoOtherProgram() {
        var staff = staff("Support");
        var page = biBrowser.open(BI.address(strict.api().baseUrl()));

        var refused = biBrowser.submit(page, Map.of("email", staff.email(), "password", PASSWORD));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("This shop requires a second factor.");
        assertThat(biBrowser.cookies()).noneMatch(cookie -> cookie.getName().contains("sign-in"));
        assertThat(provider.jdbc()
                        .sql("select count(*) from identity.sessions where account_id = :id and revoked_at is null")
                        .param("id", staff.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        // Nor does one that the other process has let in.
        signIn(biBrowser, BI, staff).parameters();
        assertThat(biBrowser.open(BI.address(strict.api().baseUrl())).callback())
                .isFalse();
    }

    @Test
    void theIdTokenSaysWhoAndWhenAndForWhom() throws Exception {
        var staff = staff("Support");
        var before = Instant.now();

        var tokens = BI.exchange(api, code(signIn(biBrowser, BI, staff))).expect(200);

        assertThat(tokens.at("/token_type")).isEqualTo("Bearer");
        assertThat(tokens.at("/expires_in")).isIn("599", "600");
        assertThat(tokens.json().has("refresh_token")).isFalse();
        assertThat(tokens.requiredHeader("Cache-Control")).contains("no-store");
        var jwt = SignedJWT.parse(tokens.at("/id_token"));
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        var key = JWKSet.parse(api.get("/.well-known/jwks.json").expect(200).text())
                .getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(base);
        assertThat(claims.getAudience()).containsExactly("bi");
        assertThat(claims.getSubject()).isEqualTo(staff.id().text());
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the nonce");
        assertThat(claims.getStringClaim("email")).isEqualTo(staff.email());
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getStringClaim("name")).isEqualTo("Test Person");
        assertThat(claims.getStringClaim("acr")).isEqualTo("pwd");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(claims.getClaim("roles")).isNull();
        assertThat(claims.getLongClaim("auth_time"))
                .isBetween(
                        before.minusSeconds(2).getEpochSecond(), Instant.now().getEpochSecond() + 1);
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isBetween(
                        Duration.ofMinutes(10).minusSeconds(1),
                        Duration.ofMinutes(10).plusSeconds(1));
        var told = userInfo(api, tokens).expect(200);
        assertThat(told.at("/sub")).isEqualTo(staff.id().text());
        assertThat(told.at("/email")).isEqualTo(staff.email());
    }

    @Test
    void aProgramGetsOnlyTheRequestedClaims() throws Exception {
        var staff = staff("Support");
        signIn(biBrowser, BI, staff).parameters();

        var tokens = BI.exchange(api, code(biBrowser.open(BI.address(base, "scope", "openid"))))
                .expect(200);

        assertThat(idToken(tokens).getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "sub", "aud", "azp", "iat", "exp", "jti", "nonce", "auth_time", "acr", "amr");
        assertThat(userInfo(api, tokens).expect(200).json().propertyNames()).containsExactly("sub");
        var trusted = SHOP.exchange(api, code(signIn(browser, SHOP, staff))).expect(200);
        assertThat(idToken(trusted).getStringListClaim("roles")).containsExactly("Support");
    }

    @Test
    void theTokensOpenNoApi() {
        var tokens =
                BI.exchange(api, code(signIn(biBrowser, BI, staff("Support")))).expect(200);

        for (var token : List.of(tokens.at("/id_token"), tokens.at("/access_token"))) {
            api.as(token).get("/admin/v1/me").expectProblem(401, "unauthenticated");
            api.as(token).get("/store/v1/me").expectProblem(401, "unauthenticated");
        }
        api.as(tokens.at("/id_token")).get("/oauth2/userinfo").expect(401);
        api.as(provider.logins().owner().token()).get("/oauth2/userinfo").expect(401);
        api.get("/oauth2/userinfo").expect(401);
    }

    @Test
    void whatOneProcessBeganTheOtherOneEnds() {
        var staff = staff("Support");
        var there = strict.api();

        var code = code(signIn(biBrowser, BI, staff));

        var tokens = BI.exchange(there, code).expect(200);
        userInfo(there, tokens).expect(200);
        userInfo(api, tokens).expect(200);
    }

    @Test
    void aCodeWorksOnceAndASecondTryRevokesTheTokens() {
        var code = code(signIn(biBrowser, BI, staff("Support")));
        var tokens = BI.exchange(api, code).expect(200);
        userInfo(api, tokens).expect(200);

        assertThat(BI.exchange(api, code).expect(400).at("/error")).isEqualTo("invalid_grant");

        userInfo(api, tokens).expect(401);
    }

    @Test
    void ofManyExchangesAtOnceOneSucceeds() throws Exception {
        var code = code(signIn(biBrowser, BI, staff("Support")));

        var statuses = atOnce(
                8,
                index -> BI.exchange(index % 2 == 0 ? api : strict.api(), code).status());

        assertThat(statuses).containsOnly(200, 400);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void aCodeLivesForAMinute() {
        var code = code(signIn(biBrowser, BI, staff("Support")));
        var seconds = provider.jdbc()
                .sql(
                        "select extract(epoch from code_expires_at - created_at)::int from identity.oauth_grants where code_hash = :hash")
                .param("hash", Keyring.hash(code))
                .query(Integer.class)
                .single();
        provider.jdbc()
                .sql("update identity.oauth_grants set code_expires_at = now() where code_hash = :hash")
                .param("hash", Keyring.hash(code))
                .update();

        assertThat(seconds).isEqualTo(60);
        assertThat(BI.exchange(api, code).expect(400).at("/error")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-of-at-least-forty-three-characters, invalid_grant",
        "code_verifier, '', invalid_client",
        "redirect_uri, http://localhost:4000/callback, invalid_grant",
        "redirect_uri, '', invalid_grant",
        "code, somebody-elses, invalid_grant"
    })
    void aCodeWorksOnlyForThePersonWhoRequestedIt(String field, String value, String error) {
        var code = code(signIn(biBrowser, BI, staff("Support")));

        assertThat(BI.exchange(api, code, Map.of(field, value)).expect(400).at("/error"))
                .isEqualTo(error);
    }

    @Test
    void aCodeIsNoUseToAnotherProgramAndItsTryTakesItBack() {
        var code = code(signIn(biBrowser, BI, staff("Support")));

        var other = SHOP.exchange(api, code);

        assertThat(other.expect(400).at("/error")).isEqualTo("invalid_grant");
        assertThat(BI.exchange(api, code).expect(400).at("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void aProgramThatCanKeepASecretMustShowIt() {
        var code = code(signIn(browser, SHOP, staff("Support")));

        var wrong = new Program(SHOP.id(), "another secret", SHOP.redirectUri()).exchange(api, code);
        var none = new Program(SHOP.id(), null, SHOP.redirectUri()).exchange(api, code);

        assertThat(wrong.expect(401).at("/error")).isEqualTo("invalid_client");
        assertThat(none.status()).isIn(400, 401);
        SHOP.exchange(api, code).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4000/callback?from=kontor&more=1",
                "http://localhost:4000/callback",
                "http://localhost:4001/callback?from=kontor",
                "http://127.0.0.1:4000/callback?from=kontor",
                "http://localhost:4000/Callback?from=kontor",
                "http://localhost:4000/callback/../x?from=kontor",
                "http://localhost:4000@evil.example/callback?from=kontor",
                "https://evil.example/callback?from=kontor",
                "javascript:alert(1)",
                ""
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String uri) throws Exception {
        signIn(biBrowser, BI, staff("Support")).parameters();

        for (var address : List.of(
                BI.address(base, "redirect_uri", uri),
                BI.address(base, "redirect_uri", uri).replace("/authorize", "/sign-in"))) {
            var answer = raw(address);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge, , invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, , invalid_request",
        "scope, openid orders:read, invalid_scope",
        "prompt, none login, invalid_request",
        "prompt, none, login_required"
    })
    void aForbiddenRequestIsRedirectedWithTheReason(String name, String value, String error) {
        var back = biBrowser.open(BI.address(base, name, value)).parameters();

        assertThat(back).containsEntry("error", error).containsEntry("state", "the state & more");
        assertThat(back).doesNotContainKey("code");
        assertThat(back).containsEntry("from", "kontor");
    }

    @Test
    void unknownProgramsAndOtherResponseTypesAreRefused() throws Exception {
        assertThat(raw(BI.address(base, "client_id", "nobody")).statusCode()).isEqualTo(400);
        assertThat(raw(BI.address(base, "client_id", null)).statusCode()).isEqualTo(400);
        assertThat(raw(BI.address(base, "response_type", "token")).statusCode()).isEqualTo(400);
        assertThat(raw(BI.address(base, "client_id", "nobody").replace("/authorize", "/sign-in"))
                        .statusCode())
                .isEqualTo(400);
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .post("/oauth2/authorize", "x=y")
                .expectProblem(404, "not-found");
    }

    @Test
    void aProgramMayWantThemToBeAskedAgain() throws Exception {
        var staff = staff("Support");
        signIn(biBrowser, BI, staff).parameters();
        provider.jdbc()
                .sql("update identity.sessions set auth_time = auth_time - interval '5 minutes' where account_id = :id")
                .param("id", staff.id().value())
                .update();

        assertThat(biBrowser.open(BI.address(base, "max_age", "600")).callback())
                .isTrue();
        assertThat(biBrowser.open(BI.address(base, "prompt", "none")).parameters())
                .containsKey("code");
        assertThat(biBrowser.open(BI.address(base, "prompt", "login")).callback())
                .isFalse();
        assertThat(biBrowser.open(BI.address(base, "prompt", "select_account")).callback())
                .isFalse();
        var page = biBrowser.open(BI.address(base, "max_age", "0"));
        assertThat(page.callback()).isFalse();
        var back = biBrowser.submit(page, Map.of("email", staff.email(), "password", PASSWORD));

        var claims = idToken(BI.exchange(api, code(back)).expect(200));
        assertThat(claims.getLongClaim("auth_time"))
                .isGreaterThan(Instant.now().minusSeconds(60).getEpochSecond());
    }

    @Test
    void thePageIsClosedToScriptsFramesAndOtherTargets() {
        var page = browser.open(SHOP.address(base, "state", "\"><script>alert(1)</script>"));

        assertThat(page.header("Content-Security-Policy"))
                .matches("default-src 'none'; style-src 'nonce-[\\w-]+'; form-action 'self' http://localhost:3000; "
                        + "base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text()).doesNotContain("<script").contains("The &lt;second&gt; shop");
    }

    @Test
    void theCookiesAreForThisPlaceOnly() {
        signIn(biBrowser, BI, staff("Support")).parameters();

        assertThat(biBrowser.cookies())
                .extracting(cookie -> cookie.getName())
                .containsExactlyInAnyOrder("kontor-sign-in", "kontor-form");
        assertThat(biBrowser.cookies()).allSatisfy(cookie -> {
            assertThat(cookie.getPath()).isEqualTo("/oauth2");
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        var cookie = biBrowser.cookies().stream()
                .filter(found -> found.getName().equals("kontor-sign-in"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        api.with("Cookie", "kontor-sign-in=" + cookie.getValue())
                .get("/admin/v1/me")
                .expectProblem(401, "unauthenticated");
    }

    @Test
    void aCookieThatWasMadeUpOpensNothing() throws Exception {
        for (var value :
                List.of("x", "%%%", "A".repeat(80), provider.logins().owner().token())) {
            var answer = raw(BI.address(base), "Cookie", "kontor-sign-in=" + value);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/oauth2/sign-in?");
        }
    }

    @Test
    void aFormFromElsewhereSignsNobodyIn() {
        var staff = staff("Support");
        var page = biBrowser.open(BI.address(base));
        var typed = Map.of("email", staff.email(), "password", PASSWORD);
        var other = new Browser("http://localhost:4000/");
        other.open(BI.address(base));

        var without = biBrowser.post(page.address().toString(), typed);
        var foreign = other.submit(page, typed);

        assertThat(without.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(biBrowser.cookies()).noneMatch(cookie -> cookie.getName().contains("sign-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void onlyTheFormSignsIn(String method) {
        var staff = staff("Support");
        var address = BI.address("", "email", staff.email()).replace("/authorize", "/sign-in");

        var answer =
                api.send(method, address + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8), null);

        assertThat(answer.headers().toString()).doesNotContain("kontor-sign-in");
        assertThat(provider.jdbc()
                        .sql("select count(*) from identity.sessions where account_id = :id")
                        .param("id", staff.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingThatOpensAnythingIsStored() {
        var code = code(signIn(biBrowser, BI, staff("Support")));
        var tokens = BI.exchange(api, code).expect(200);

        var stored = provider.jdbc()
                .sql("select string_agg(g::text, '') from identity.oauth_grants g")
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(code, tokens.at("/access_token"), tokens.at("/id_token"));
    }

    @Test
    void theMetadataSayWhatIsOffered() {
        var metadata = api.get("/.well-known/openid-configuration").expect(200);

        assertThat(metadata.at("/authorization_endpoint")).isEqualTo(base + "/oauth2/authorize");
        assertThat(metadata.at("/userinfo_endpoint")).isEqualTo(base + "/oauth2/userinfo");
        assertThat(metadata.json().at("/grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"client_credentials\"]");
        assertThat(metadata.json().at("/id_token_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\"]");
        assertThat(metadata.json().at("/code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(metadata.json().propertyNames()).doesNotContain("end_session_endpoint", "revocation_endpoint");
    }

    /// Uses up what the second process lets one address try, so it comes last.
    @Test
    @Order(Integer.MAX_VALUE)
    void thePageHasTheLimitsOfTheSignIn() {
        var page = biBrowser.open(BI.address(strict.api().baseUrl()));
        int tries = 0;
        while (page.status() != 429 && tries < 16) {
            var email = UUID.randomUUID() + "@staff.example.com";
            page = biBrowser.submit(page, Map.of("email", email, "password", "a wrong password"));
            tries++;
        }

        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.text()).contains("The limit `login` is used up for now.");
    }

    private Browser.Page signIn(Browser by, Program program, Logins.Staff staff) {
        return type(by, by.open(program.address(base)), staff);
    }

    private static Browser.Page type(Browser by, Browser.Page page, Logins.Staff staff) {
        return page.callback() ? page : by.submit(page, Map.of("email", staff.email(), "password", PASSWORD));
    }

    private Api.Response signInAtTheShop(String name, Logins.Staff staff) {
        var path = "/admin/v1/auth/sso/" + name;
        var started = shop.api().post(path + "/start").expect(200);
        var back = type(browser, browser.open(started.at("/authorizationUrl")), staff)
                .parameters();
        return shop.api()
                .post(
                        path + "/finish",
                        Map.of(
                                "code",
                                back.getOrDefault("code", ""),
                                "state",
                                back.getOrDefault("state", ""),
                                "flow",
                                started.at("/flow")));
    }

    private void signInAtTheShopRefused(Logins.Staff staff) {
        var started = shop.api().post("/admin/v1/auth/sso/kontor/start").expect(200);
        assertThat(type(browser, browser.open(started.at("/authorizationUrl")), staff)
                        .status())
                .isEqualTo(401);
    }

    private static String code(Browser.Page back) {
        assertThat(back.parameters()).containsEntry("state", "the state & more");
        return back.parameters().getOrDefault("code", "");
    }

    private static Api.Response userInfo(Api at, Api.Response tokens) {
        return at.as(tokens.at("/access_token")).get("/oauth2/userinfo");
    }

    private static JWTClaimsSet idToken(Api.Response tokens) throws java.text.ParseException {
        return SignedJWT.parse(tokens.at("/id_token")).getJWTClaimsSet();
    }

    private static HttpResponse<String> raw(String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(java.net.URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Logins.Staff staff(String role) {
        var id = provider.jdbc()
                .sql("select id from identity.roles where name = :name")
                .param("name", role)
                .query(UUID.class)
                .single();
        var staff = provider.logins().staff(new RoleId(id));
        provider.jdbc()
                .sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", provider.bean(Passwords.class).hash(PASSWORD))
                .param("id", staff.id().value())
                .update();
        return staff;
    }

    private static String totp(String secret, Duration later) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(Base32.decode(secret), "HmacSHA1"),
                        Instant.now().plus(later));
    }

    private interface Call<T> {
        T at(int index) throws Exception;
    }

    private static <T> List<T> atOnce(int count, Call<T> call) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var answers = IntStream.range(0, count)
                    .mapToObj(index -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return call.at(index);
                    }))
                    .toList();
            start.countDown();
            var results = new ArrayList<T>();
            for (var answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }
}
