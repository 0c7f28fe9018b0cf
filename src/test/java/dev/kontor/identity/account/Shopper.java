package dev.kontor.identity.account;

import dev.kontor.testing.Api;
import dev.kontor.testing.MailSink;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Somebody who opens an account, as tests need them: an address of their own and a password.
final class Shopper {

    static final String PASSWORD = "a walrus counts seven lamps";
    static final String OTHER_PASSWORD = "nine violins under a ladder";

    final String email = UUID.randomUUID() + "@example.com";
    private final Api api;
    private final MailSink sink;

    Shopper(Api api, MailSink sink) {
        this.api = api;
        this.sink = sink;
    }

    /// With an account that is verified.
    Shopper verified() {
        register().expect(202);
        api.post(
                        "/store/v1/auth/email/verify",
                        Map.of("token", sink.nth(email, 1).token(), "password", PASSWORD))
                .expect(204);
        return this;
    }

    Api.Response register() {
        return register(Map.of());
    }

    Api.Response register(Map<String, String> other) {
        var body =
                new HashMap<>(Map.of("email", email, "password", PASSWORD, "firstName", "Ada", "lastName", "Lovelace"));
        body.putAll(other);
        return api.post("/store/v1/auth/register", body);
    }

    Api.Response logIn(String password) {
        return logIn(email, password);
    }

    Api.Response logIn(String address, String password) {
        return api.post("/store/v1/auth/login", Map.of("email", address, "password", password));
    }

    /// Signed in with the password.
    Api signedIn() {
        return api.as(logIn(PASSWORD).expect(200).at("/accessToken"));
    }

    Api.Response forgot() {
        return api.post("/store/v1/auth/password/forgot", Map.of("email", email));
    }

    Api.Response reset(String token, String password) {
        return api.post("/store/v1/auth/password/reset", Map.of("token", token, "password", password));
    }
}
