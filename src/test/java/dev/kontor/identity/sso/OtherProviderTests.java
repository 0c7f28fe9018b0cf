package dev.kontor.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kontor.identity.StaffId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.Browser;
import dev.kontor.testing.FakeIssuer;
import dev.kontor.testing.NodeIssuer;
import dev.kontor.testing.NodeModules;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TestDatabase;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sign-in at a provider that is none of ours (`oidc-provider` of the npm registry), a process of its own, whose pages
/// a browser goes through. Skipped where there is no Node, no npm or no registry, unless
/// `-Dkontor.test.other-provider=required`.
class OtherProviderTests {

    private static final String BACK = "http://localhost:3000/";
    private static final String ADMIN = "/admin/v1/auth/sso/other";
    private static final String STORE = "/store/v1/auth/sso/other";

    private static NodeIssuer issuer;
    private static Replica shop;
    private static Api api;

    private final Browser browser = new Browser(BACK);
    private final String name = "ada-" + UUID.randomUUID();

    @BeforeAll
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    static void start() {
        try {
            issuer = NodeIssuer.start(List.of(BACK + "back", BACK + "admin/back"));
        } catch (NodeModules.Unavailable reason) {
            if ("required".equals(System.getProperty("kontor.test.other-provider"))) {
                throw new AssertionError(reason);
            }
            abort("No provider to sign in at: " + reason.getMessage());
        }
        shop = Replica.start(
                TestDatabase.newDatabase("other_provider"),
                "kontor.identity.sso.providers.other.issuer=" + issuer.url(),
                "kontor.identity.sso.providers.other.title=Somebody else",
                "kontor.identity.sso.providers.other.client-id=" + NodeIssuer.CLIENT,
                "kontor.identity.sso.providers.other.client-secret=" + NodeIssuer.SECRET,
                "kontor.identity.sso.providers.other.audiences=admin,store",
                "kontor.identity.sso.providers.other.admin-redirect-uri=" + BACK + "admin/back",
                "kontor.identity.sso.providers.other.store-redirect-uri=" + BACK + "back",
                "kontor.identity.sso.providers.other.allow-sign-up=true",
                "kontor.identity.sso.providers.other.role-claim=groups",
                "kontor.identity.sso.providers.other.roles.clerks=Order clerk",
                "kontor.identity.sso.providers.other.roles.packers=Warehouse");
        api = shop.api();
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
        if (issuer != null) {
            issuer.close();
        }
    }

    @Test
    void aShopperSignsInAndComesBackToTheSameAccount() {
        var first = api.as(signIn(STORE, name).expect(200).at("/accessToken"));
        browser.forgetCookies();
        var second = api.as(signIn(STORE, name).expect(200).at("/accessToken"));

        var me = first.get("/store/v1/me").expect(200);
        assertThat(me.at("/email")).isEqualTo(name + "@people.example.com");
        assertThat(me.at("/firstName")).isEqualTo(name);
        assertThat(me.at("/lastName")).isEqualTo("Lovelace");
        assertThat(second.get("/store/v1/me").expect(200).at("/id")).isEqualTo(me.at("/id"));
    }

    @Test
    void theRolesOfStaffFollowTheGroupsOfTheProvider() {
        var clerk = api.as(
                signIn(ADMIN, name + "+clerks+packers+strangers").expect(200).at("/accessToken"));

        var me = clerk.get("/admin/v1/me").expect(200);
        assertThat(me.at("/name")).isEqualTo(name + " Lovelace");
        assertThat(roles(me.at("/id"))).containsExactly("Order clerk", "Warehouse");
        clerk.get("/admin/v1/orders").expect(200);
        clerk.get("/admin/v1/staff").expectProblem(403, "missing-permission");
    }

    @Test
    void staffWithoutAGroupThatCountsStayOut() {
        signIn(ADMIN, name + "+strangers").expectProblem(409, "account-not-linked");

        assertThat(accounts(name + "@people.example.com")).isZero();
    }

    @Test
    void theSameAddressIsNoLink() {
        var mine = shop.logins().customer();

        signIn(STORE, name + "+as:" + mine.email()).expectProblem(409, "account-not-linked");

        assertThat(accounts(mine.email())).isEqualTo(1);
    }

    @Test
    void anAddressThatNobodyVerifiedOpensNoAccount() {
        signIn(STORE, name + "+unverified").expectProblem(409, "account-not-linked");

        assertThat(accounts(name + "@people.example.com")).isZero();
    }

    @Test
    void aResponseIsValidOnce() {
        var started = api.post(STORE + "/start").expect(200);
        var back = browse(started, name);
        api.post(STORE + "/finish", finish(started, back)).expect(200);

        api.post(STORE + "/finish", finish(started, back)).expectProblem(401, "sso-failed");
        // The flow is a new one, the code is not: the provider itself refuses it.
        var again = api.post(STORE + "/start").expect(200);
        var stale = new HashMap<>(back);
        stale.put(
                "state",
                FakeIssuer.parameters(URI.create(again.at("/authorizationUrl")).getRawQuery())
                        .getOrDefault("state", ""));
        api.post(STORE + "/finish", finish(again, stale)).expectProblem(401, "sso-failed");
    }

    @Test
    void anAnswerWithAnotherNonceIsRefused() {
        var started = api.post(STORE + "/start").expect(200);
        var address = started.at("/authorizationUrl");
        var nonce = FakeIssuer.parameters(URI.create(address).getRawQuery()).getOrDefault("nonce", "?");

        var back = browse(address.replace(nonce, "A".repeat(nonce.length())), name);

        api.post(STORE + "/finish", finish(started, back)).expectProblem(401, "sso-failed");
        assertThat(accounts(name + "@people.example.com")).isZero();
    }

    @Test
    void theProviderRefusesAResponseToAChallengeOfAnotherPerson() {
        var started = api.post(STORE + "/start").expect(200);
        var address = started.at("/authorizationUrl");
        var challenge = FakeIssuer.parameters(URI.create(address).getRawQuery()).getOrDefault("code_challenge", "?");

        var back = browse(address.replace(challenge, "B".repeat(challenge.length())), name);

        api.post(STORE + "/finish", finish(started, back)).expectProblem(401, "sso-failed");
    }

    @Test
    void theProviderNamesItselfAndReportsARefusal() {
        var started = api.post(STORE + "/start").expect(200);
        var back = browse(started, name);
        assertThat(back).containsEntry("iss", issuer.url());

        var refused = browser.open(started.at("/authorizationUrl").replace("response_type=code", "response_type=x"));

        assertThat(refused.parameters()).containsKey("error").doesNotContainKey("code");
    }

    @Test
    void whoIsAskedAgainThereHasAFreshProof() {
        var me = api.as(signIn(STORE, name).expect(200).at("/accessToken"));
        shop.jdbc()
                .sql("update identity.sessions set auth_time = auth_time - interval '1 hour' where revoked_at is null")
                .update();
        var link = "/store/v1/me/sso-links/" + me.get("/store/v1/me/sso-links").at("/items/0/id");
        me.delete(link).expectProblem(401, "step-up-required");

        var started = me.post("/store/v1/auth/step-up/sso/other/start").expect(200);
        var asks = browser.open(started.at("/authorizationUrl"));
        // The provider knows who it is, and asks all the same.
        assertThat(asks.fields()).containsEntry("prompt", "login");
        var back = answer(asks, name);

        me.post("/store/v1/auth/step-up/sso/other/finish", finish(started, back))
                .expect(200);
        me.delete(link).expectProblem(409, "invalid-state-transition");
    }

    private Api.Response signIn(String path, String login) {
        var started = api.post(path + "/start").expect(200);
        return api.post(path + "/finish", finish(started, browse(started, login)));
    }

    private Map<String, String> browse(Api.Response started, String login) {
        return browse(started.at("/authorizationUrl"), login);
    }

    private Map<String, String> browse(String address, String login) {
        return answer(browser.open(address), login);
    }

    /// The provider asks who it is, then whether the shop may know.
    private Map<String, String> answer(Browser.Page asked, String login) {
        var page = asked;
        if (!page.callback() && "login".equals(page.fields().get("prompt"))) {
            page = browser.submit(page, Map.of("login", login, "password", "anything"));
        }
        if (!page.callback() && "consent".equals(page.fields().get("prompt"))) {
            page = browser.submit(page, Map.of());
        }
        return page.parameters();
    }

    private static Map<String, String> finish(Api.Response started, Map<String, String> back) {
        var body = new HashMap<String, String>();
        body.put("flow", started.at("/flow"));
        for (var parameter : List.of("code", "state", "iss")) {
            body.put(parameter, back.getOrDefault(parameter, ""));
        }
        return body;
    }

    private static long accounts(String email) {
        return shop.jdbc()
                .sql("select count(*) from identity.accounts where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private static List<String> roles(String staff) {
        return shop.jdbc()
                .sql("""
                        select r.name from identity.staff_roles sr join identity.roles r on r.id = sr.role_id
                        where sr.staff_id = :staff order by r.name
                        """)
                .param("staff", TypeIds.parse(StaffId.class, staff).value())
                .query(String.class)
                .list();
    }
}
