package dev.kontor.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.kontor.testing.Api;
import dev.kontor.testing.FakeIssuer;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What a sign-in at an issuer is worth where a fresh proof is wanted: as much as the issuer says that it asked.
@KontorTest
class SsoFreshnessTests {

    private static final FakeIssuer ISSUER = FakeIssuer.get();
    private static final String STORE = "/store/v1/auth/sso/";
    private static final String STEP_UP = "/store/v1/auth/step-up/sso/";
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    private final String subject = "sub-" + UUID.randomUUID();

    @Test
    void theIssuerIsAskedToTellWhenItAskedAndWhereThatMattersToAskNow() {
        var signIn = asked(api.post(STORE + "fake/start"));
        var me = api.as(logins.customer().token());
        var stepUp = asked(me.post(STEP_UP + "fake/start"));
        var strict = asked(api.post("/admin/v1/auth/sso/strict/start"));

        assertThat(signIn).containsEntry("max_age", "2592000").doesNotContainKeys("prompt", "acr_values");
        assertThat(stepUp).containsEntry("max_age", "300").containsEntry("prompt", "login");
        assertThat(strict).containsEntry("acr_values", "mfa");
    }

    @Test
    void aProofThatTheIssuerHadLongAgoIsNoFreshOne() throws ParseException {
        var me = signIn("fake", told(HOUR));

        needsAFreshProof(me);
        assertThat(authAge(me)).isBetween(HOUR.minusMinutes(1), HOUR.plusMinutes(1));
    }

    @Test
    void aProofThatTheIssuerHadJustNowIs() {
        isFresh(signIn("fake", told(Duration.ZERO)));
    }

    @Test
    void whereTheIssuerDoesNotTellNothingIsAssumedUnlessConfigured() {
        needsAFreshProof(signIn("fake", null));
        isFresh(signIn("terse", null));
        needsAFreshProof(signIn("terse", told(HOUR)));
    }

    @Test
    void theIssuerCanBeAskedAgainAndTheSameSessionIsFresh() throws ParseException {
        var me = signIn("fake", told(HOUR));
        needsAFreshProof(me);

        var fresh = stepUp(me, "fake", subject, told(Duration.ZERO)).expect(200);

        isFresh(api.as(fresh.at("/accessToken")));
        isFresh(me);
        assertThat(authAge(api.as(fresh.at("/accessToken")))).isLessThan(Duration.ofMinutes(1));
        assertThat(claims(fresh).getStringClaim("sid")).isEqualTo(sessionOf(me));
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 61, 3600})
    void anIssuerThatDidNotAskSinceProvesNothing(int secondsAgo) {
        var me = signIn("fake", told(HOUR));

        stepUp(me, "fake", subject, told(Duration.ofSeconds(secondsAgo))).expectProblem(401, "sso-failed");

        needsAFreshProof(me);
    }

    @Test
    void anIssuerThatDoesNotTellProvesNothingAgainUnlessConfigured() {
        var me = signIn("fake", null);

        stepUp(me, "fake", subject, null).expectProblem(401, "sso-failed");
        needsAFreshProof(me);

        stepUp(me, "terse", subject, null).expect(200);
        isFresh(me);
    }

    @Test
    void onlyTheLinkedSubjectProvesAnything() {
        var me = signIn("fake", told(HOUR));
        var stranger = "sub-" + UUID.randomUUID();
        api.post(STORE + "fake/finish", begun(api.post(STORE + "fake/start"), stranger, told(HOUR)))
                .expect(200);

        stepUp(me, "fake", stranger, told(Duration.ZERO)).expectProblem(401, "sso-failed");
        stepUp(me, "fake", "sub-" + UUID.randomUUID(), told(Duration.ZERO)).expectProblem(401, "sso-failed");

        needsAFreshProof(me);
    }

    @Test
    void aFlowIsGoodOnlyForWhatItBeganAs() {
        var me = signIn("fake", told(HOUR));
        var signIn = begun(api.post(STORE + "fake/start"), subject, told(Duration.ZERO));
        var mine = begun(me.post(STEP_UP + "fake/start"), subject, told(Duration.ZERO));
        var theirs = begun(me.post(STEP_UP + "fake/start"), subject, told(Duration.ZERO));

        me.post(STEP_UP + "fake/finish", signIn).expectProblem(401, "sso-failed");
        api.post(STORE + "fake/finish", mine).expectProblem(401, "sso-failed");
        api.as(logins.customer().token()).post(STEP_UP + "fake/finish", theirs).expectProblem(401, "sso-failed");

        needsAFreshProof(me);
    }

    @Test
    void aProofThatIsOlderThanAllowedSignsNobodyIn() {
        var body = begun(api.post(STORE + "fake/start"), subject, told(Duration.ofDays(31)));

        api.post(STORE + "fake/finish", body).expectProblem(401, "sso-failed");
    }

    @Test
    void staffStepUpAtTheIssuerTooAndItMustAskForEnough() {
        var owner = logins.owner();
        var me = api.as(owner.token());
        var link = me.post("/admin/v1/me/sso-links/strict/start").expect(200);
        me.post("/admin/v1/me/sso-links/strict/finish", begun(link, subject, Map.of("acr", "mfa")))
                .expect(200);
        clock.advance(Duration.ofMinutes(1));

        var weak = begun(me.post("/admin/v1/auth/step-up/sso/strict/start"), subject, told(Duration.ZERO));
        me.post("/admin/v1/auth/step-up/sso/strict/finish", weak).expectProblem(401, "sso-failed");
        var claims = new HashMap<>(told(Duration.ZERO));
        claims.put("acr", "mfa");
        var enough = begun(me.post("/admin/v1/auth/step-up/sso/strict/start"), subject, claims);

        me.post("/admin/v1/auth/step-up/sso/strict/finish", enough).expect(200);
    }

    /// What an issuer says that asked so long ago.
    private Map<String, Object> told(Duration ago) {
        return Map.of("auth_time", clock.instant().minus(ago).getEpochSecond());
    }

    private Api signIn(String provider, @Nullable Map<String, Object> told) {
        var body = begun(api.post(STORE + provider + "/start"), subject, told);
        return api.as(api.post(STORE + provider + "/finish", body).expect(200).at("/accessToken"));
    }

    private Api.Response stepUp(Api me, String provider, String who, @Nullable Map<String, Object> told) {
        return me.post(STEP_UP + provider + "/finish", begun(me.post(STEP_UP + provider + "/start"), who, told));
    }

    /// @param told further claims; null where the issuer does not even tell when it asked
    private Map<String, String> begun(Api.Response started, String who, @Nullable Map<String, Object> told) {
        var claims = new HashMap<String, Object>(
                Map.of("email", who + "@issuer.example.com", "email_verified", true, "name", "Ada Lovelace"));
        if (told != null) {
            claims.putAll(told);
        }
        var back = ISSUER.signInChanged(
                started.expect(200).at("/authorizationUrl"),
                who,
                claims,
                builder -> told == null ? builder.claim("auth_time", null) : builder);
        return Map.of("code", back.code(), "state", back.state(), "flow", started.at("/flow"));
    }

    /// Removing a link needs a fresh proof; the last one is not removed even so.
    private static void needsAFreshProof(Api me) {
        remove(me).expectProblem(401, "step-up-required");
    }

    private static void isFresh(Api me) {
        remove(me).expectProblem(409, "invalid-state-transition");
    }

    private static Api.Response remove(Api me) {
        return me.delete("/store/v1/me/sso-links/"
                + me.get("/store/v1/me/sso-links").expect(200).at("/items/0/id"));
    }

    private static Map<String, String> asked(Api.Response started) {
        return FakeIssuer.parameters(
                URI.create(started.expect(200).at("/authorizationUrl")).getRawQuery());
    }

    private static com.nimbusds.jwt.JWTClaimsSet claims(Api.Response tokens) throws ParseException {
        return SignedJWT.parse(tokens.at("/accessToken")).getJWTClaimsSet();
    }

    private static String sessionOf(Api me) {
        return me.get("/store/v1/auth/sessions").expect(200).at("/items/0/id");
    }

    private static Duration authAge(Api me) {
        var session = me.get("/store/v1/auth/sessions").expect(200);
        var authTime = java.time.Instant.parse(session.at("/items/0/authenticatedAt"));
        return Duration.between(authTime, java.time.Instant.parse(session.at("/items/0/createdAt")));
    }
}
