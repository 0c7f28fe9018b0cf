package dev.kontor.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID Connect issuer inside the tests, that can be told to misbehave. It checks the client's secret, the
/// code and its verifier as a real one does.
public final class FakeIssuer {

    public static final String CLIENT = "kontor";
    public static final String SECRET = "the secret of kontor at the fake issuer";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ECKey key = newKey("good");
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, metadata()));
        server.createContext("/jwks", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
    }

    private static final class Instance {
        static final FakeIssuer ONE = new FakeIssuer();
    }

    public static FakeIssuer get() {
        return Instance.ONE;
    }

    private record Grant(String challenge, String idToken) {}

    /// What comes back with the browser.
    public record Callback(String code, String state) {}

    /// The issuer's address, which is also its name.
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Signs the subject in, as if the browser had been sent to the address.
    public Callback signIn(String authorizationUrl, String subject, Map<String, Object> claims) {
        return signIn(authorizationUrl, subject, claims, key, builder -> builder);
    }

    /// The same with other claims than there should be.
    public Callback signInChanged(
            String authorizationUrl,
            String subject,
            Map<String, Object> claims,
            UnaryOperator<JWTClaimsSet.Builder> change) {
        return signIn(authorizationUrl, subject, claims, key, change);
    }

    /// The same with an ID token that is not what it should be.
    public Callback signIn(
            String authorizationUrl,
            String subject,
            Map<String, Object> claims,
            ECKey signingKey,
            UnaryOperator<JWTClaimsSet.Builder> change) {
        var asked = parameters(URI.create(authorizationUrl).getRawQuery());
        var now = TestClock.START;
        var builder = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .subject(subject)
                .claim("nonce", asked.get("nonce"))
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        claims.forEach(builder::claim);
        var code = UUID.randomUUID().toString();
        grants.put(
                code,
                new Grant(
                        asked.getOrDefault("code_challenge", ""),
                        signed(change.apply(builder).build(), signingKey)));
        return new Callback(code, asked.getOrDefault("state", ""));
    }

    public static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, _) -> a));
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer",
                url(),
                "authorization_endpoint",
                url() + "/authorize",
                "token_endpoint",
                url() + "/token",
                "jwks_uri",
                url() + "/jwks",
                "subject_types_supported",
                new String[] {"public"},
                "response_types_supported",
                new String[] {"code"},
                "id_token_signing_alg_values_supported",
                new String[] {"ES256"});
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
        var grant = grants.remove(form.getOrDefault("code", ""));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, Map.of("error", "invalid_client"));
        } else if (grant == null || !grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            send(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            "opaque",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            300,
                            "id_token",
                            grant.idToken()));
        }
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, ECKey key) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
