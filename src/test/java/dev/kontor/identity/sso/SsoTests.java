package dev.kontor.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.FakeIssuer;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class SsoTests {

    private static final FakeIssuer ISSUER = FakeIssuer.get();
    private static final String ADMIN = "/admin/v1/auth/sso/fake";
    private static final String STORE = "/store/v1/auth/sso/fake";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final String subject = "sub-" + UUID.randomUUID();
    private final String email = UUID.randomUUID() + "@issuer.example.com";

    @Test
    void listsWhereOneCanSignIn() {
        var admin = api.get("/admin/v1/auth/sso").expect(200);
        var store = api.get("/store/v1/auth/sso").expect(200);

        assertThat(admin.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .containsExactly("fake", "strict");
        assertThat(store.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .containsExactly("fake", "gone", "terse");
    }

    @Test
    void sendsTheBrowserWithStateNonceAndChallenge() {
        var started = api.post(ADMIN + "/start").expect(200);
        var asked = FakeIssuer.parameters(
                URI.create(started.at("/authorizationUrl")).getRawQuery());

        assertThat(started.at("/authorizationUrl")).startsWith(ISSUER.url() + "/authorize?");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", FakeIssuer.CLIENT)
                .containsEntry("redirect_uri", "http://localhost:3000/admin/back")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.getOrDefault("scope", "").split(" ")).containsExactlyInAnyOrder("openid", "email", "profile");
        assertThat(started.text()).doesNotContain("code_verifier");
        assertThat(started.at("/flow")).hasSize(43);
    }

    @Test
    void aNewCustomerGetsAnAccountAndComesBackToIt() {
        var first = signIn(STORE, person()).expect(200);
        var me = api.as(first.at("/accessToken")).get("/store/v1/me").expect(200);
        var second = signIn(STORE, person()).expect(200);

        assertThat(me.at("/email")).isEqualTo(email);
        assertThat(me.at("/firstName")).isEqualTo("Ada");
        assertThat(me.at("/lastName")).isEqualTo("Lovelace");
        assertThat(api.as(second.at("/accessToken")).get("/store/v1/me").at("/id"))
                .isEqualTo(me.at("/id"));
        assertThat(accounts(email)).isEqualTo(1);
    }

    @Test
    void newStaffGetAnAccountIfAClaimGivesThemARole() {
        signIn(ADMIN, person()).expectProblem(409, "account-not-linked");
        assertThat(accounts(email)).isZero();

        var signedIn = signIn(ADMIN, person("clerks", "unknown to the shop")).expect(200);

        var me = api.as(signedIn.at("/accessToken")).get("/admin/v1/me").expect(200);
        assertThat(me.at("/name")).isEqualTo("Ada Lovelace");
        assertThat(roles(me.at("/id"))).containsExactly("Order clerk");
    }

    @Test
    void theRolesFollowTheClaimAtEachSignInAndThoseThatPersonsGaveStay() {
        var id = api.as(signIn(ADMIN, person("clerks")).expect(200).at("/accessToken"))
                .get("/admin/v1/me")
                .at("/id");
        jdbc.sql("""
                        insert into identity.staff_roles (staff_id, role_id)
                        select :staff, id from identity.roles where name = 'Support'
                        """).param("staff", TypeIds.parse(StaffId.class, id).value()).update();

        signIn(ADMIN, person("packers")).expect(200);
        assertThat(roles(id)).containsExactly("Support", "Warehouse");
        var without = signIn(ADMIN, person()).expect(200);

        assertThat(roles(id)).containsExactly("Support");
        api.as(without.at("/accessToken")).get("/admin/v1/me").expect(200);
        assertThat(jdbc.sql("select count(*) from events.log where subject = :id and type = 'staff.role_changed'")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aRoleOfTheClaimStillEndsWithItAfterStaffHaveGivenAnother() {
        var id = api.as(signIn(ADMIN, person("clerks")).expect(200).at("/accessToken"))
                .get("/admin/v1/me")
                .at("/id");
        api.as(logins.owner().token())
                .with("If-Match", "*")
                .patch("/admin/v1/staff/" + id, Map.of("roles", List.of(role("Order clerk"), role("Support"))))
                .expect(200);
        assertThat(roles(id)).containsExactly("Order clerk", "Support");

        signIn(ADMIN, person()).expect(200);

        assertThat(roles(id)).containsExactly("Support");
    }

    @Test
    void nobodyBecomesAnOwnerByAClaim() {
        signIn(ADMIN, person("bosses")).expectProblem(409, "account-not-linked");

        assertThat(accounts(email)).isZero();
    }

    @Test
    void theSameEmailAddressIsNoLink() {
        var customer = logins.customer();
        var staff = logins.owner();

        var store = signIn(STORE, person(customer.email())).expectProblem(409, "account-not-linked");
        signIn(ADMIN, person(staff.email(), "clerks")).expectProblem(409, "account-not-linked");

        assertThat(store.at("/detail")).contains("sign in to it and link it");
        assertThat(links(subject)).isZero();
        assertThat(accounts(customer.email())).isEqualTo(1);
    }

    @Test
    void anAddressThatTheIssuerHasNotVerifiedOpensNoAccount() {
        var claims = new HashMap<>(person());
        claims.put("email_verified", false);

        signIn(STORE, claims).expectProblem(409, "account-not-linked");

        assertThat(accounts(email)).isZero();
    }

    @Test
    void whoIsSignedInLinksAndThenComesThatWay() {
        var customer = logins.customer();
        var me = api.as(customer.token());
        var linked = link(me, "/store/v1").expect(200);

        var signedIn = signIn(STORE, person(customer.email())).expect(200);

        assertThat(api.as(signedIn.at("/accessToken")).get("/store/v1/me").at("/id"))
                .isEqualTo(customer.id().text());
        var list = me.get("/store/v1/me/sso-links").expect(200);
        assertThat(list.at("/items/0/id")).isEqualTo(linked.at("/id"));
        assertThat(list.at("/items/0/lastUsedAt")).isEqualTo("2026-11-25T12:00:00.000Z");
    }

    @Test
    void linkingNeedsAFreshProofAndTheSamePerson() {
        var owner = logins.owner();
        var me = api.as(owner.token());
        var flow = me.post("/admin/v1/me/sso-links/fake/start").expect(200);
        var back = ISSUER.signIn(flow.at("/authorizationUrl"), subject, person());

        api.as(logins.owner().token())
                .post("/admin/v1/me/sso-links/fake/finish", finish(flow, back))
                .expectProblem(401, "sso-failed");
        var mine = me.post("/admin/v1/me/sso-links/fake/start").expect(200);
        var asSignIn = ISSUER.signIn(mine.at("/authorizationUrl"), subject, person());
        api.post(ADMIN + "/finish", finish(mine, asSignIn)).expectProblem(401, "sso-failed");
        jdbc.sql("update identity.sessions set auth_time = auth_time - interval '16 minutes' where account_id = :id")
                .param("id", owner.id().value())
                .update();
        me.post("/admin/v1/me/sso-links/fake/start").expectProblem(401, "step-up-required");

        assertThat(links(subject)).isZero();
    }

    @Test
    void oneSubjectBelongsToOneAccount() {
        link(api.as(logins.customer().token()), "/store/v1").expect(200);

        link(api.as(logins.customer().token()), "/store/v1").expectProblem(409, "already-exists");

        assertThat(links(subject)).isEqualTo(1);
    }

    @Test
    void theLastWayToSignInStays() {
        var signedIn = signIn(STORE, person()).expect(200);
        var me = api.as(signedIn.at("/accessToken"));
        var link = me.get("/store/v1/me/sso-links").at("/items/0/id");

        me.delete("/store/v1/me/sso-links/" + link).expectProblem(409, "invalid-state-transition");
        api.as(logins.customer().token())
                .delete("/store/v1/me/sso-links/" + link)
                .expectProblem(404, "not-found");
        assertThat(links(subject)).isEqualTo(1);
        jdbc.sql("""
                        update identity.accounts set password_hash = '$argon2id$v=19$m=19456,t=2,p=1$x$y'
                        where email = :email
                        """).param("email", email).update();

        me.delete("/store/v1/me/sso-links/" + link).expect(204);

        assertThat(links(subject)).isZero();
    }

    @Test
    void aFlowCanBeFinishedOnceAndOnlyWithItsState() {
        var started = api.post(STORE + "/start").expect(200);
        var back = ISSUER.signIn(started.at("/authorizationUrl"), subject, person());
        api.post(STORE + "/finish", finish(started, back)).expect(200);
        var replayed = ISSUER.signIn(started.at("/authorizationUrl"), subject, person());

        api.post(STORE + "/finish", finish(started, back)).expectProblem(401, "sso-failed");
        api.post(STORE + "/finish", finish(started, replayed)).expectProblem(401, "sso-failed");

        var other = api.post(STORE + "/start").expect(200);
        var wrong = ISSUER.signIn(other.at("/authorizationUrl"), subject, person());
        api.post(STORE + "/finish", Map.of("code", wrong.code(), "state", back.state(), "flow", other.at("/flow")))
                .expectProblem(401, "sso-failed");
        // The try has used the flow up.
        api.post(STORE + "/finish", finish(other, wrong)).expectProblem(401, "sso-failed");
    }

    @Test
    void aFlowBelongsToWhoBeganIt() {
        var mine = api.post(STORE + "/start").expect(200);
        var theirs = api.post(STORE + "/start").expect(200);
        var back = ISSUER.signIn(theirs.at("/authorizationUrl"), subject, person());

        // Somebody slips me their code, so that I shop in their account.
        api.post(STORE + "/finish", finish(mine, back)).expectProblem(401, "sso-failed");
        var admin = api.post(ADMIN + "/start").expect(200);
        var asStaff = ISSUER.signIn(admin.at("/authorizationUrl"), subject, person("clerks"));
        api.post(STORE + "/finish", finish(admin, asStaff)).expectProblem(401, "sso-failed");
        var body = new HashMap<String, Object>(finish(api.post(STORE + "/start").expect(200), back));
        body.put("flow", "A".repeat(43));
        api.post(STORE + "/finish", body).expectProblem(401, "sso-failed");
        assertThat(accounts(email)).isZero();
    }

    @Test
    void aFlowEndsAfterTenMinutes() {
        var started = api.post(STORE + "/start").expect(200);
        var back = ISSUER.signIn(started.at("/authorizationUrl"), subject, person());
        clock.advance(Duration.ofMinutes(10));

        api.post(STORE + "/finish", finish(started, back)).expectProblem(401, "sso-failed");
    }

    @Test
    void anAnswerThatNamesAnotherIssuerIsRefused() {
        var started = api.post(STORE + "/start").expect(200);
        var back = ISSUER.signIn(started.at("/authorizationUrl"), subject, person());
        var body = new HashMap<String, Object>(finish(started, back));
        body.put("iss", "https://evil.example.com");

        api.post(STORE + "/finish", body).expectProblem(401, "sso-failed");
    }

    static Stream<Arguments> badIdTokens() {
        return Stream.of(
                bad("wrong nonce", claims -> claims.claim("nonce", "another")),
                bad("no nonce", claims -> claims.claim("nonce", null)),
                bad("another issuer", claims -> claims.issuer("https://evil.example.com")),
                bad("for another client", claims -> claims.audience("somebody else")),
                bad(
                        "for others too",
                        claims ->
                                claims.audience(List.of(FakeIssuer.CLIENT, "x")).claim("azp", "x")),
                bad("expired", claims -> claims.expirationTime(Date.from(TestClock.START.minusSeconds(600)))),
                bad("from the future", claims -> claims.issueTime(Date.from(TestClock.START.plusSeconds(600)))),
                bad("no subject", claims -> claims.subject(null)));
    }

    private static Arguments bad(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badIdTokens")
    void anIdTokenThatIsNotForThisFlowIsRefused(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        var started = api.post(STORE + "/start").expect(200);
        var genuine = api.post(STORE + "/start").expect(200);
        var key = FakeIssuer.newKey("good");
        var changed = ISSUER.signInChanged(started.at("/authorizationUrl"), subject, person(), change);
        var signedByAnother =
                ISSUER.signIn(genuine.at("/authorizationUrl"), subject, person(), key, UnaryOperator.identity());

        api.post(STORE + "/finish", finish(started, changed)).expectProblem(401, "sso-failed");
        api.post(STORE + "/finish", finish(genuine, signedByAnother)).expectProblem(401, "sso-failed");

        assertThat(accounts(email)).as(name).isZero();
    }

    @Test
    void whereASecondFactorIsWantedTheIssuerMustTellOfIt() {
        var owner = logins.owner();
        link(api.as(owner.token()), "/admin/v1").expect(200);
        var without = api.post("/admin/v1/auth/sso/strict/start").expect(200);
        var with = api.post("/admin/v1/auth/sso/strict/start").expect(200);
        var strong = new HashMap<>(person());
        strong.put("acr", "mfa");

        var weak = ISSUER.signIn(without.at("/authorizationUrl"), subject, person());
        api.post("/admin/v1/auth/sso/strict/finish", finish(without, weak)).expectProblem(401, "sso-failed");
        var enough = ISSUER.signIn(with.at("/authorizationUrl"), subject, strong);
        api.post("/admin/v1/auth/sso/strict/finish", finish(with, enough)).expect(200);
    }

    @Test
    void aDisabledAccountStaysClosed() {
        signIn(STORE, person()).expect(200);
        jdbc.sql("update identity.accounts set status = 'DISABLED' where email = :email")
                .param("email", email)
                .update();

        signIn(STORE, person()).expectProblem(401, "invalid-credentials");
    }

    @Test
    void anUnreachableOrUnknownIssuerIsReported() {
        api.post("/store/v1/auth/sso/gone/start").expectProblem(503, "dependency-unavailable");
        api.post("/store/v1/auth/sso/nobody/start").expectProblem(404, "not-found");
        api.post("/store/v1/auth/sso/strict/start").expectProblem(404, "not-found");
    }

    @Test
    void theSecretsOfAFlowAreSealed() {
        var started = api.post(STORE + "/start").expect(200);
        var asked = FakeIssuer.parameters(
                URI.create(started.at("/authorizationUrl")).getRawQuery());

        var stored = jdbc.sql("select string_agg(f::text || encode(sealed, 'escape'), '') from identity.sso_flows f")
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(asked.getOrDefault("state", "?"), started.at("/flow"));
    }

    private Api.Response signIn(String path, Map<String, Object> claims) {
        var started = api.post(path + "/start").expect(200);
        return api.post(
                path + "/finish", finish(started, ISSUER.signIn(started.at("/authorizationUrl"), subject, claims)));
    }

    private Api.Response link(Api me, String prefix) {
        var started = me.post(prefix + "/me/sso-links/fake/start").expect(200);
        var back = ISSUER.signIn(started.at("/authorizationUrl"), subject, person());
        return me.post(prefix + "/me/sso-links/fake/finish", finish(started, back));
    }

    private static Map<String, String> finish(Api.Response started, FakeIssuer.Callback back) {
        return Map.of("code", back.code(), "state", back.state(), "flow", started.at("/flow"));
    }

    private Map<String, Object> person(String... groups) {
        return groups.length > 0 && groups[0].contains("@")
                ? person(groups[0], List.of(groups).subList(1, groups.length))
                : person(email, List.of(groups));
    }

    private static Map<String, Object> person(String email, List<String> groups) {
        return Map.of(
                "email",
                email,
                "email_verified",
                true,
                "given_name",
                "Ada",
                "family_name",
                "Lovelace",
                "locale",
                "de-AT",
                "realm_access",
                Map.of("roles", groups));
    }

    private long accounts(String address) {
        return jdbc.sql("select count(*) from identity.accounts where email = :email")
                .param("email", address)
                .query(Long.class)
                .single();
    }

    private long links(String of) {
        return jdbc.sql("select count(*) from identity.sso_links where subject = :subject")
                .param("subject", of)
                .query(Long.class)
                .single();
    }

    private String role(String name) {
        return new RoleId(jdbc.sql("select id from identity.roles where name = :name")
                        .param("name", name)
                        .query(UUID.class)
                        .single())
                .text();
    }

    private List<String> roles(String staff) {
        return jdbc.sql("""
                        select r.name from identity.staff_roles sr join identity.roles r on r.id = sr.role_id
                        where sr.staff_id = :staff order by r.name
                        """)
                .param("staff", TypeIds.parse(StaffId.class, staff).value())
                .query(String.class)
                .list();
    }
}
