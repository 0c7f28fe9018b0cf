package dev.kontor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.SoftAuthenticator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class PasskeyTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String ADMIN = "/admin/v1";
    private static final String STORE = "/store/v1";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void staffSignInWithAPasskey() {
        var staff = logins.staff();
        var device = new SoftAuthenticator();
        var added = add(ADMIN, staff.token(), device);
        assertThat(added.at("/name")).isEqualTo("Laptop");

        var session = signIn(ADMIN, device).expect(200);

        var mine = api.as(session.at("/accessToken"));
        assertThat(mine.get("/admin/v1/me").expect(200).at("/id"))
                .isEqualTo(staff.id().text());
        assertThat(mine.get("/admin/v1/auth/sessions")
                        .json()
                        .at("/items/0/factors")
                        .toString())
                .isEqualTo("[\"PASSKEY\"]");
        var listed = mine.get("/admin/v1/me/passkeys").expect(200);
        assertThat(listed.json().at("/items").size()).isEqualTo(1);
        assertThat(listed.at("/items/0/lastUsedAt")).isNotEmpty();
        signIn(ADMIN, device).expect(200);
    }

    @Test
    void customersSignInWithAPasskeyAtTheStoreOnly() {
        var customer = logins.customer();
        var device = new SoftAuthenticator();
        add(STORE, customer.token(), device);

        var session = signIn(STORE, device).expect(200);
        signIn(ADMIN, device).expectProblem(401, "invalid-credentials");

        assertThat(api.as(session.at("/accessToken"))
                        .get("/store/v1/me")
                        .expect(200)
                        .at("/email"))
                .isEqualTo(customer.email());
    }

    @Test
    void aChallengeIsValidOnceAndForFiveMinutes() {
        var device = new SoftAuthenticator();
        add(ADMIN, logins.staff().token(), device);
        var options = options();
        var answer = device.get(options.json());
        api.post("/admin/v1/auth/passkey", answer).expect(200);
        api.post("/admin/v1/auth/passkey", answer).expectProblem(401, "invalid-credentials");
        api.post("/admin/v1/auth/passkey", device.get(options.json())).expectProblem(401, "invalid-credentials");

        var late = options();
        jdbc.sql("""
                        update identity.passkey_challenges set expires_at = now() - interval '1 second'
                        where challenge = decode(translate(:challenge, '-_', '+/') || '=', 'base64')
                        """).param("challenge", late.at("/challenge")).update();
        api.post("/admin/v1/auth/passkey", device.get(late.json())).expectProblem(401, "invalid-credentials");
    }

    @Test
    void refusesResponsesForAnotherSiteUnverifiedUsersAndUnknownPasskeys() {
        var staff = logins.staff();
        var device = new SoftAuthenticator();
        add(ADMIN, staff.token(), device);

        signIn(ADMIN, device.at("https://evil.example")).expectProblem(401, "invalid-credentials");
        signIn(ADMIN, device.at("http://localhost:8080").withoutVerification())
                .expectProblem(401, "invalid-credentials");
        signIn(ADMIN, new SoftAuthenticator()).expectProblem(401, "invalid-credentials");
        var tampered =
                new java.util.HashMap<>(new SoftAuthenticator().get(options().json()));
        tampered.put("id", "AAAA");
        tampered.put("rawId", "AAAA");
        api.post("/admin/v1/auth/passkey", tampered).expectProblem(401, "invalid-credentials");
    }

    @Test
    void aCopyIsFoundOutByItsCounter() {
        var device = new SoftAuthenticator();
        add(ADMIN, logins.staff().token(), device);
        signIn(ADMIN, device.countingFrom(10)).expect(200);

        signIn(ADMIN, device.countingFrom(5)).expectProblem(401, "invalid-credentials");

        signIn(ADMIN, device.countingFrom(20)).expect(200);
    }

    @Test
    void aPasskeyIsAddedOnlyForWhomItWasAskedAndWithAFreshProof() {
        var mine = logins.staff();
        var theirs = logins.staff();
        var device = new SoftAuthenticator();
        var options =
                api.as(theirs.token()).post("/admin/v1/me/passkeys/options").expect(200);

        api.as(mine.token())
                .post("/admin/v1/me/passkeys", Map.of("name", "Laptop", "credential", device.create(options.json())))
                .expectProblem(400, "validation-failed");
        letTimePass(mine.id());
        api.as(mine.token()).post("/admin/v1/me/passkeys/options").expectProblem(401, "step-up-required");

        assertThat(api.as(mine.token())
                        .get("/admin/v1/me/passkeys")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        signIn(ADMIN, device).expectProblem(401, "invalid-credentials");
    }

    @Test
    void aPasskeyIsAFreshProofOfItsHolderOnly() {
        var staff = logins.staff();
        var other = logins.staff();
        var device = new SoftAuthenticator();
        var othersDevice = new SoftAuthenticator();
        add(ADMIN, staff.token(), device);
        add(ADMIN, other.token(), othersDevice);
        letTimePass(staff.id());
        var session = api.as(staff.token());
        session.post("/admin/v1/me/mfa").expectProblem(401, "step-up-required");

        session.post(
                        "/admin/v1/auth/step-up",
                        Map.of("passkey", othersDevice.get(options().json())))
                .expectProblem(401, "invalid-credentials");
        session.post("/admin/v1/me/mfa").expectProblem(401, "step-up-required");
        session.post(
                        "/admin/v1/auth/step-up",
                        Map.of("passkey", device.get(options().json())))
                .expect(200);

        session.post("/admin/v1/me/mfa").expect(200);
    }

    @Test
    void besideAPasskeyThePasswordAloneOpensNothing() {
        var staff = logins.staff();
        givePassword(staff.id());
        var device = new SoftAuthenticator();
        var id = add(ADMIN, staff.token(), device).at("/id");

        var refused = logIn(staff.email()).expectProblem(401, "mfa-required");
        assertThat(refused.json().at("/methods").toString()).isEqualTo("[\"passkey\"]");

        api.as(logins.staff().token()).delete("/admin/v1/me/passkeys/" + id).expectProblem(404, "not-found");
        api.as(staff.token()).delete("/admin/v1/me/passkeys/" + id).expect(204);
        signIn(ADMIN, device).expectProblem(401, "invalid-credentials");
        logIn(staff.email()).expect(200);
    }

    @Test
    void theFirstPasskeyEndsTheOtherSessions() {
        var staff = logins.staff();
        givePassword(staff.id());
        var elsewhere = logIn(staff.email()).expect(200);
        var device = new SoftAuthenticator();

        add(ADMIN, staff.token(), device);
        var phone = signIn(ADMIN, device).expect(200);
        add(ADMIN, staff.token(), new SoftAuthenticator());

        api.as(elsewhere.at("/accessToken")).get("/admin/v1/me").expectProblem(401, "unauthenticated");
        api.as(staff.token()).get("/admin/v1/me").expect(200);
        api.as(phone.at("/accessToken")).get("/admin/v1/me").expect(200);
    }

    @Test
    void whoIsDisabledDoesNotComeInWithAPasskey() {
        var staff = logins.staff();
        var device = new SoftAuthenticator();
        add(ADMIN, staff.token(), device);
        jdbc.sql("update identity.accounts set status = 'DISABLED' where id = :id")
                .param("id", staff.id().value())
                .update();

        signIn(ADMIN, device).expectProblem(401, "invalid-credentials");
    }

    @Test
    void aKnownPasskeyIsNotAddedTwice() {
        var staff = logins.staff();
        var device = new SoftAuthenticator();
        add(ADMIN, staff.token(), device);
        var options =
                api.as(staff.token()).post("/admin/v1/me/passkeys/options").expect(200);
        assertThat(options.json().at("/excludeCredentials").size()).isEqualTo(1);

        api.as(staff.token())
                .post(
                        "/admin/v1/me/passkeys",
                        Map.of("name", "Again " + UUID.randomUUID(), "credential", device.create(options.json())))
                .expectProblem(400, "validation-failed");
    }

    private Api.Response add(String base, String token, SoftAuthenticator device) {
        var options = api.as(token).post(base + "/me/passkeys/options").expect(200);
        return api.as(token)
                .post(base + "/me/passkeys", Map.of("name", "Laptop", "credential", device.create(options.json())))
                .expect(201);
    }

    private Api.Response options() {
        return api.post("/admin/v1/auth/passkey/options").expect(200);
    }

    private Api.Response signIn(String base, SoftAuthenticator device) {
        var options = api.post(base + "/auth/passkey/options").expect(200);
        return api.post(base + "/auth/passkey", device.get(options.json()));
    }

    private Api.Response logIn(String email) {
        return api.post("/admin/v1/auth/login", Map.of("email", email, "password", PASSWORD));
    }

    private void givePassword(TypedId account) {
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", account.value())
                .update();
    }

    private void letTimePass(TypedId account) {
        jdbc.sql("update identity.sessions set auth_time = now() - interval '16 minutes' where account_id = :id")
                .param("id", account.value())
                .update();
    }
}
