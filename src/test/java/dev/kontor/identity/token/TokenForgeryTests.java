package dev.kontor.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class TokenForgeryTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Clock clock;

    private String genuine = "";
    private JWTClaimsSet claims = new JWTClaimsSet.Builder().build();

    @BeforeEach
    void takeAGenuineToken() throws Exception {
        genuine = logins.owner().token();
        claims = SignedJWT.parse(genuine).getJWTClaimsSet();
    }

    @Test
    void theGenuineOneOpens() {
        api.as(genuine).get("/admin/v1/me").expect(200);
    }

    @Test
    void holdsIdsOnly() {
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "aud", "sub", "jti", "sid", "authz_ver", "auth_time", "iat", "nbf", "exp");
    }

    @Test
    void everyForgeryIsRefused() throws Exception {
        var forgeries = new LinkedHashMap<String, String>();
        forgeries.put("alg none", new PlainJWT(claims).serialize());
        forgeries.put("alg none with our header", withHeader("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + ".");
        forgeries.put("HS256 with the public key", hmacWithPublicKey());
        forgeries.put("another key under our kid", signed(header().build(), claims, new ECDSASigner(stranger())));
        forgeries.put("unknown kid", signed(header().keyID("nobody").build(), claims, ours()));
        forgeries.put(
                "kid with a path", signed(header().keyID("../../etc/passwd").build(), claims, ours()));
        forgeries.put("kid with SQL", signed(header().keyID("' or 1=1 --").build(), claims, ours()));
        forgeries.put("no kid", signed(header().keyID(null).build(), claims, ours()));
        forgeries.put("typ JWT", signed(header().type(JOSEObjectType.JWT).build(), claims, ours()));
        forgeries.put("no typ", signed(header().type(null).build(), claims, ours()));
        forgeries.put(
                "jku",
                signed(
                        header().keyID("x")
                                .jwkURL(URI.create("http://localhost:1/jwks"))
                                .build(),
                        claims,
                        new ECDSASigner(stranger())));
        var stranger = stranger();
        forgeries.put(
                "jwk in the header",
                signed(header().keyID(null).jwk(stranger.toPublicJWK()).build(), claims, new ECDSASigner(stranger)));
        forgeries.put("swapped payload", swappedPayload());
        forgeries.put("no exp", signed(header().build(), without("exp"), ours()));
        forgeries.put("no nbf", signed(header().build(), without("nbf"), ours()));
        forgeries.put(
                "not yet valid",
                signed(header().build(), with("nbf", Date.from(clock.instant().plusSeconds(60))), ours()));
        forgeries.put("another issuer", signed(header().build(), with("iss", "https://evil.example"), ours()));
        forgeries.put("no issuer", signed(header().build(), without("iss"), ours()));
        forgeries.put("audience of the store", signed(header().build(), with("aud", "kontor-store"), ours()));
        forgeries.put("no audience", signed(header().build(), without("aud"), ours()));
        forgeries.put("no session", signed(header().build(), without("sid"), ours()));
        forgeries.put("broken session", signed(header().build(), with("sid", "sess_1' or '1'='1"), ours()));
        forgeries.put("no subject", signed(header().build(), without("sub"), ours()));
        forgeries.put(
                "subject of another",
                signed(header().build(), with("sub", logins.owner().id().text()), ours()));
        forgeries.put(
                "a customer as subject",
                signed(header().build(), with("sub", logins.customer().id().text()), ours()));
        forgeries.put("no authz_ver", signed(header().build(), without("authz_ver"), ours()));
        forgeries.put("another authz_ver", signed(header().build(), with("authz_ver", 2), ours()));
        forgeries.put("token of a customer", logins.customer().token());
        forgeries.put("a refresh token", "rt_" + "A".repeat(96));
        forgeries.put("nothing like it", "abc");
        forgeries.put("without signature", genuine.substring(0, genuine.lastIndexOf('.') + 1));

        forgeries.forEach((name, token) -> {
            var answer = api.as(token).get("/admin/v1/me");
            assertThat(answer.status()).as(name).isEqualTo(401);
            assertThat(answer.at("/code")).as(name).isEqualTo("unauthenticated");
            assertThat(answer.requiredHeader("WWW-Authenticate")).as(name).startsWith("Bearer");
        });
    }

    @Test
    void theTokenGoesIntoTheHeaderOnly() {
        api.get("/admin/v1/me?access_token=" + genuine).expectProblem(401, "unauthenticated");
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(AccessTokens.TYPE))
                .keyID(keys.current().getKeyID());
    }

    private JWSSigner ours() throws Exception {
        return new ECDSASigner(keys.current());
    }

    private static ECKey stranger() throws Exception {
        return new ECKeyGenerator(Curve.P_256).generate();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String hmacWithPublicKey() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(AccessTokens.TYPE))
                .keyID(keys.current().getKeyID())
                .build();
        return signed(
                header, claims, new MACSigner(keys.current().toECPublicKey().getEncoded()));
    }

    private String withHeader(String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + genuine.split("\\.", -1)[1];
    }

    private String swappedPayload() {
        var other = logins.owner().token().split("\\.", -1);
        var own = genuine.split("\\.", -1);
        return String.join(".", own[0], other[1], own[2]);
    }

    private JWTClaimsSet without(String claim) {
        return with(Map.of(), claim);
    }

    private JWTClaimsSet with(String claim, Object value) {
        return with(Map.of(claim, value), "");
    }

    private JWTClaimsSet with(Map<String, Object> changes, String removed) {
        var builder = new JWTClaimsSet.Builder();
        claims.getClaims().forEach((name, value) -> {
            if (!name.equals(removed)) {
                builder.claim(name, value);
            }
        });
        changes.forEach(builder::claim);
        return builder.build();
    }
}
