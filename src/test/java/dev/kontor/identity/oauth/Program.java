package dev.kontor.identity.oauth;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A program at which staff sign in, as one request after the other: what it asks, and how it exchanges what comes
/// back.
///
/// @param secret null for one that cannot keep any
record Program(String id, @Nullable String secret, String redirectUri) {

    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    /// What it asks at the authorization end point, to be changed.
    Map<String, String> asks() {
        var asks = new LinkedHashMap<String, String>();
        asks.put("response_type", "code");
        asks.put("client_id", id);
        asks.put("redirect_uri", redirectUri);
        asks.put("scope", "openid profile email");
        asks.put("state", "the state & more");
        asks.put("nonce", "the nonce");
        asks.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Keyring.hash(VERIFIER)));
        asks.put("code_challenge_method", "S256");
        return asks;
    }

    /// The same with one thing changed; null leaves it out.
    String address(String base, String name, @Nullable String value) {
        var asks = asks();
        if (value == null) {
            asks.remove(name);
        } else {
            asks.put(name, value);
        }
        return base + "/oauth2/authorize?" + form(asks);
    }

    String address(String base) {
        return base + "/oauth2/authorize?" + form(asks());
    }

    Api.Response exchange(Api api, String code) {
        return exchange(api, code, Map.of());
    }

    /// @param changes what is sent instead of what should be; an empty text leaves it out
    Api.Response exchange(Api api, String code, Map<String, String> changes) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirectUri);
        fields.put("code_verifier", VERIFIER);
        if (secret == null) {
            fields.put("client_id", id);
        }
        fields.putAll(changes);
        fields.values().removeIf(String::isEmpty);
        var sender = secret == null ? api : api.with("Authorization", basic(secret));
        return sender.with("Content-Type", "application/x-www-form-urlencoded").post("/oauth2/token", form(fields));
    }

    private String basic(String password) {
        var both = encode(id) + ":" + encode(password);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
