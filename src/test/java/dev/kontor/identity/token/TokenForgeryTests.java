package dev.kontor.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kontor.identity.password.Passwords;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import dev.kontor.testing.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything that looks like an access token and is none, at both APIs.
@KontorTest
class TokenForgeryTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private TestClock clock;

    @Autowired
    private Passwords passwords;

    @Autowired
    private MailSink mails;

    @Autowired
    private JdbcClient jdbc;

    private Audience audience = Audience.ADMIN;
    private String genuine = "";
    private JWTClaimsSet claims = new JWTClaimsSet.Builder().build();

    /// Makes a token out of the genuine one of the test.
    private interface Forgery {
        String of(TokenForgeryTests test) throws Exception;
    }

    private record Named(String name, Forgery forgery) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Named named(String name, Forgery forgery) {
        return new Named(name, forgery);
    }

    private static Stream<Named> forgeries() {
        return Stream.of(headers(), keysOfOthers(), signatures(), claimSets(), otherTokens())
                .flatMap(List::stream);
    }

    /// The header says how to check the signature, so it is what forgers write first.
    private static List<Named> headers() {
        return List.of(
                named("alg none", test -> new PlainJWT(test.claims).serialize()),
                named(
                        "alg none with our header",
                        test -> test.withHeader("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "."),
                named("alg NoNe", test -> test.withHeader("{\"alg\":\"NoNe\",\"typ\":\"at+jwt\"}") + "."),
                named(
                        "alg none with our signature",
                        test -> test.withHeader("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + test.parts()[2]),
                named("no alg", test -> test.withHeader("{\"typ\":\"at+jwt\"}") + "." + test.parts()[2]),
                named("unknown kid", test -> test.signed(test.header().keyID("nobody"))),
                named("kid with a path", test -> test.signed(test.header().keyID("../../../../dev/null"))),
                named("kid with SQL", test -> test.signed(test.header().keyID("' or 1=1 --"))),
                named(
                        "kid with SQL that answers",
                        test -> test.signed(
                                test.header().keyID("x' union select sealed_jwk from identity.signing_keys --"))),
                named("empty kid", test -> test.signed(test.header().keyID(""))),
                named("no kid", test -> test.signed(test.header().keyID(null))),
                named("typ JWT", test -> test.signed(test.header().type(JOSEObjectType.JWT))),
                named("typ of another kind", test -> test.signed(test.header().type(new JOSEObjectType("logout+jwt")))),
                named("no typ", test -> test.signed(test.header().type(null))),
                named(
                        "crit",
                        test -> test.signed(
                                test.header().criticalParams(Set.of("x")).customParam("x", true))),
                named(
                        "b64 false",
                        test -> test.withHeader("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\""
                                        + test.keys.currentId() + "\",\"b64\":false,\"crit\":[\"b64\"]}")
                                + "." + test.parts()[2]),
                named("header of nonsense", test -> test.withHeader("{\"alg\":") + "." + test.parts()[2]));
    }

    private static List<Named> keysOfOthers() {
        return List.of(
                named(
                        "HS256 with the public key",
                        test -> test.hmac(test.keys.current().toECPublicKey().getEncoded())),
                named(
                        "HS256 with the public key as PEM",
                        test -> test.hmac(
                                pem(test.keys.current().toECPublicKey().getEncoded()))),
                named(
                        "HS256 with the public key as JSON",
                        test -> test.hmac(
                                test.keys.current().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))),
                named(
                        "RS256 under our kid",
                        test -> signed(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .type(type())
                                        .keyID(test.keys.currentId())
                                        .build(),
                                test.claims,
                                new RSASSASigner(new RSAKeyGenerator(2048).generate()))),
                named(
                        "ES384 under our kid",
                        test -> signed(
                                new JWSHeader.Builder(JWSAlgorithm.ES384)
                                        .type(type())
                                        .keyID(test.keys.currentId())
                                        .build(),
                                test.claims,
                                new ECDSASigner(new ECKeyGenerator(Curve.P_384).generate()))),
                named("EdDSA under our kid", TokenForgeryTests::edDsa),
                named(
                        "another key under our kid",
                        test -> signed(test.header().build(), test.claims, new ECDSASigner(stranger()))),
                named("jku", test -> {
                    var stranger = stranger();
                    return signed(
                            test.header()
                                    .keyID(stranger.getKeyID())
                                    .jwkURL(URI.create("http://localhost:1/jwks"))
                                    .build(),
                            test.claims,
                            new ECDSASigner(stranger));
                }),
                named(
                        "x5u",
                        test -> signed(
                                test.header()
                                        .x509CertURL(URI.create("http://localhost:1/certificate"))
                                        .build(),
                                test.claims,
                                new ECDSASigner(stranger()))),
                named(
                        "x5c",
                        test -> signed(
                                test.header()
                                        .x509CertChain(List.of(com.nimbusds.jose.util.Base64.encode("certificate")))
                                        .build(),
                                test.claims,
                                new ECDSASigner(stranger()))),
                named("jwk in the header", test -> {
                    var stranger = stranger();
                    return signed(
                            test.header()
                                    .keyID(null)
                                    .jwk(stranger.toPublicJWK())
                                    .build(),
                            test.claims,
                            new ECDSASigner(stranger));
                }),
                named("jwk in the header, under our kid", test -> {
                    var stranger = stranger();
                    return signed(
                            test.header().jwk(stranger.toPublicJWK()).build(), test.claims, new ECDSASigner(stranger));
                }));
    }

    private static List<Named> signatures() {
        return List.of(
                named("no signature", test -> test.withSignature(new byte[0])),
                named("two parts", test -> test.parts()[0] + "." + test.parts()[1]),
                named("signature of zeros", test -> test.withSignature(new byte[64])),
                named("signature of few zeros", test -> test.withSignature(new byte[2])),
                named("signature of the order of the curve", test -> test.withSignature(order())),
                named("r and no s", test -> test.withSignature(halves(test.signature(), new byte[32]))),
                named(
                        "s and no r",
                        test -> test.withSignature(halves(new byte[32], Arrays.copyOfRange(test.signature(), 32, 64)))),
                named("truncated signature", test -> test.withSignature(Arrays.copyOf(test.signature(), 63))),
                named("half a signature", test -> test.withSignature(Arrays.copyOf(test.signature(), 32))),
                named("signature and more", test -> test.withSignature(Arrays.copyOf(test.signature(), 65))),
                named("padding after the signature", test -> test.genuine + "=="),
                named("one sign of padding after the signature", test -> test.genuine + "="),
                named("spare bits of the signature set", TokenForgeryTests::withSpareBits),
                named("signature as DER", test -> test.withSignature(ECDSA.transcodeSignatureToDER(test.signature()))),
                named(
                        "signature of another token",
                        test -> test.parts()[0] + "." + test.parts()[1] + "."
                                + test.another().split("\\.", -1)[2]),
                named(
                        "swapped payload",
                        test -> test.parts()[0] + "." + test.another().split("\\.", -1)[1] + "." + test.parts()[2]),
                named("a fourth part", test -> test.genuine + "." + test.parts()[2]),
                named("five parts, as if encrypted", test -> test.genuine + ".x.x"));
    }

    private static List<Named> claimSets() {
        return List.of(
                named("no exp", test -> test.signed(test.without("exp"))),
                named(
                        "exp as text",
                        test -> test.withPayload(json -> json.replaceFirst("\"exp\":\\d+", "\"exp\":\"x\""))),
                named("no nbf", test -> test.signed(test.without("nbf"))),
                named(
                        "not valid yet",
                        test -> test.signed(
                                test.with("nbf", Date.from(test.clock.instant().plusSeconds(60))))),
                named(
                        "expired and of another issuer",
                        test -> test.signed(new JWTClaimsSet.Builder(test.with("iss", "https://evil.example"))
                                .expirationTime(Date.from(test.clock.instant().minusSeconds(600)))
                                .build())),
                named("another issuer", test -> test.signed(test.with("iss", "https://evil.example"))),
                named("our issuer and a slash", test -> test.signed(test.with("iss", test.claims.getIssuer() + "/"))),
                named("no issuer", test -> test.signed(test.without("iss"))),
                named(
                        "audience of the other API",
                        test -> test.signed(test.with("aud", test.other().claim()))),
                named("audience of a program", test -> test.signed(test.with("aud", "bi"))),
                named("no audience", test -> test.signed(test.without("aud"))),
                named("no session", test -> test.signed(test.without("sid"))),
                named("broken session", test -> test.signed(test.with("sid", "sess_1' or '1'='1"))),
                named(
                        "session of somebody else",
                        test -> test.signed(test.with(
                                "sid",
                                SignedJWT.parse(test.another())
                                        .getJWTClaimsSet()
                                        .getStringClaim("sid")))),
                named("no subject", test -> test.signed(test.without("sub"))),
                named(
                        "subject of somebody else",
                        test -> test.signed(test.with(
                                "sub",
                                SignedJWT.parse(test.another())
                                        .getJWTClaimsSet()
                                        .getSubject()))),
                named(
                        "subject of the other API",
                        test -> test.signed(test.with(
                                "sub",
                                SignedJWT.parse(test.ofTheOtherApi())
                                        .getJWTClaimsSet()
                                        .getSubject()))),
                named("a program as subject", test -> test.signed(test.with("sub", "key_01j9z3k4m5n6p7q8r9s0t1v2w3"))),
                named("no authz_ver", test -> test.signed(test.without("authz_ver"))),
                named("another authz_ver", test -> test.signed(test.with("authz_ver", 2))),
                named("authz_ver as text", test -> test.signed(test.with("authz_ver", "1"))));
    }

    /// What is genuine, but for something else.
    private static List<Named> otherTokens() {
        return List.of(
                named("token of the other API", TokenForgeryTests::ofTheOtherApi),
                named(
                        "refresh token",
                        test -> test.logIn(test.withPassword()).expect(200).at("/refreshToken")),
                named("token that waits for a second factor", TokenForgeryTests::mfaToken),
                named("token of a mail", TokenForgeryTests::mailToken),
                named(
                        "ID token",
                        test -> signed(
                                test.header().type(JOSEObjectType.JWT).build(),
                                new JWTClaimsSet.Builder(test.with("aud", "bi"))
                                        .claim("azp", "bi")
                                        .claim("acr", "mfa")
                                        .build(),
                                test.ours())),
                named(
                        "ID token for this audience",
                        test -> test.signed(test.header().type(JOSEObjectType.JWT))),
                named("nothing like it", _ -> "abc"),
                named("dots", _ -> ".."),
                named("very long", _ -> "A".repeat(4_000)));
    }

    static Stream<Arguments> forgeriesAtBothApis() {
        return Arrays.stream(Audience.values())
                .flatMap(audience -> forgeries().map(forgery -> Arguments.of(audience, forgery)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forgeriesAtBothApis")
    void aForgeryIsRefused(Audience at, Named forgery) throws Exception {
        take(at);

        var answer = call(forgery.forgery().of(this));

        answer.expectProblem(401, "unauthenticated");
        assertThat(answer.requiredHeader("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @EnumSource
    void theGenuineOneOpensUntilItExpires(Audience at) throws Exception {
        take(at);
        call(genuine).expect(200);
        call(signed(claims)).expect(200);

        clock.advance(AccessTokens.LIFETIME);
        var expired = call(genuine);

        expired.expectProblem(401, "token-expired");
        assertThat(expired.requiredHeader("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @EnumSource
    void theTokenGoesIntoTheHeaderOnly(Audience at) throws Exception {
        take(at);

        api.get(path() + "?access_token=" + genuine).expectProblem(401, "unauthenticated");
        api.with("Cookie", "access_token=" + genuine).get(path()).expectProblem(401, "unauthenticated");
        api.with("Authorization", "Basic " + genuine).get(path()).expectProblem(401, "unauthenticated");
        api.with("Authorization", genuine).get(path()).expectProblem(401, "unauthenticated");
    }

    @Test
    void holdsIdsOnly() throws Exception {
        take(Audience.ADMIN);

        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "aud", "sub", "jti", "sid", "authz_ver", "auth_time", "iat", "nbf", "exp");
    }

    private void take(Audience at) throws Exception {
        audience = at;
        genuine = another();
        claims = SignedJWT.parse(genuine).getJWTClaimsSet();
    }

    private Api.Response call(String token) {
        return api.as(token).get(path());
    }

    private String path() {
        return audience == Audience.ADMIN ? "/admin/v1/me" : "/store/v1/me";
    }

    private String another() {
        return audience == Audience.ADMIN
                ? logins.owner().token()
                : logins.customer().token();
    }

    private String ofTheOtherApi() {
        return audience == Audience.ADMIN
                ? logins.customer().token()
                : logins.owner().token();
    }

    private Audience other() {
        return audience == Audience.ADMIN ? Audience.STORE : Audience.ADMIN;
    }

    private String withPassword() {
        var id = audience == Audience.ADMIN
                ? logins.owner().id().value()
                : logins.customer().id().value();
        return jdbc.sql("update identity.accounts set password_hash = :hash where id = :id returning email")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", id)
                .query(String.class)
                .single();
    }

    private Api.Response logIn(String email) {
        return api.post(
                (audience == Audience.ADMIN ? "/admin" : "/store") + "/v1/auth/login",
                Map.of("email", email, "password", PASSWORD));
    }

    /// Only staff have one; that of a member of staff is no use to a shopper either.
    private String mfaToken() throws Exception {
        var at = audience;
        audience = Audience.ADMIN;
        var email = withPassword();
        var session = api.as(logIn(email).expect(200).at("/accessToken"));
        var secret = session.post("/admin/v1/me/mfa").expect(200).at("/secret");
        var code = new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), clock.instant());
        session.post("/admin/v1/me/mfa/confirm", Map.of("code", code)).expect(200);
        var token = logIn(email).expectProblem(401, "mfa-required").at("/mfaToken");
        audience = at;
        return token;
    }

    private String mailToken() {
        if (audience == Audience.ADMIN) {
            var email = withPassword();
            api.post("/admin/v1/auth/password/forgot", Map.of("email", email)).expect(202);
            return mails.nth(email, 1).token();
        }
        var email = UUID.randomUUID() + "@example.com";
        api.post(
                        "/store/v1/auth/register",
                        Map.of(
                                "email",
                                email,
                                "password",
                                "a walrus counts seven lamps",
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lovelace"))
                .expect(202);
        return mails.nth(email, 1).token();
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(type()).keyID(keys.currentId());
    }

    private static JOSEObjectType type() {
        return new JOSEObjectType(AccessTokens.TYPE);
    }

    private JWSSigner ours() throws Exception {
        return new ECDSASigner(keys.current());
    }

    private static ECKey stranger() throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID("stranger").generate();
    }

    private String signed(JWSHeader.Builder header) throws Exception {
        return signed(header.build(), claims, ours());
    }

    private String signed(JWTClaimsSet changed) throws Exception {
        return signed(header().build(), changed, ours());
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String hmac(byte[] key) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(type())
                .keyID(keys.currentId())
                .build();
        return signed(header, claims, new MACSigner(key));
    }

    private String edDsa() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .type(type())
                .keyID(keys.currentId())
                .build();
        var signed = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64URL.encode(signer.sign());
    }

    private static byte[] pem(byte[] key) {
        var text = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END PUBLIC KEY-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String[] parts() {
        return genuine.split("\\.", -1);
    }

    private byte[] signature() {
        return Base64URL.from(parts()[2]).decode();
    }

    private String withHeader(String header) {
        return Base64URL.encode(header) + "." + parts()[1];
    }

    /// The last of 86 characters tells two bits; decoders pass over its other four.
    private static String withSpareBits(TokenForgeryTests test) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int end = test.genuine.length() - 1;
        return test.genuine.substring(0, end) + alphabet.charAt(alphabet.indexOf(test.genuine.charAt(end)) + 1);
    }

    private String withSignature(byte[] signature) {
        return parts()[0] + "." + parts()[1] + "." + Base64URL.encode(signature);
    }

    /// Signed by us, though our own encoder would not write it.
    private String withPayload(java.util.function.UnaryOperator<String> change) throws Exception {
        var payload = change.apply(claims.toString());
        var jws = new com.nimbusds.jose.JWSObject(header().build(), new com.nimbusds.jose.Payload(payload));
        jws.sign(ours());
        return jws.serialize();
    }

    private static byte[] halves(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, 64);
        System.arraycopy(second, 0, both, 32, 32);
        return both;
    }

    /// r and s as the order of P-256, which is zero to whoever does not look (CVE-2022-21449).
    private static byte[] order() {
        var n = Curve.P_256.toECParameterSpec().getOrder().toByteArray();
        var order = Arrays.copyOfRange(n, n.length - 32, n.length);
        return halves(order, order);
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
