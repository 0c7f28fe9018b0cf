package dev.kontor.identity.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.SessionId;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Issues and parses access tokens (RFC 9068). They contain ids only, no personal data, and are valid for ten
/// minutes.
@Component
public class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(10);

    public static final String TYPE = "at+jwt";
    static final String SESSION = "sid";
    static final String AUTH_TIME = "auth_time";
    public static final String AUTHZ_VERSION = "authz_ver";
    public static final String SCOPE = "scope";

    private final SigningKeys keys;
    private final JwtEncoder encoder;
    private final Map<Audience, JwtDecoder> decoders = new EnumMap<>(Audience.class);
    private final String issuer;
    private final Clock clock;

    AccessTokens(SigningKeys keys, Shop shop, Clock clock) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
        this.issuer = shop.publicUrl().toString();
        this.clock = clock;
        for (var audience : Audience.values()) {
            decoders.put(audience, decoder(audience));
        }
    }

    /// A new token for a session whose factors were just confirmed.
    public IssuedToken issue(Audience audience, TypedId subject, SessionId session, long authzVersion) {
        return issue(audience, subject, session, authzVersion, clock.instant());
    }

    /// A new token for a session.
    ///
    /// @param authTime when a factor was last confirmed in it (RFC 9470)
    public IssuedToken issue(
            Audience audience, TypedId subject, SessionId session, long authzVersion, Instant authTime) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(LIFETIME);
        var header = JwsHeader.with(SignatureAlgorithm.ES256)
                .type(TYPE)
                .keyId(keys.currentId())
                .build();
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(audience.claim()))
                .subject(subject.text())
                .id(TypeIds.next().toString())
                .claim(SESSION, session.text())
                .claim(AUTHZ_VERSION, authzVersion)
                .claim(AUTH_TIME, authTime.getEpochSecond())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(expiresAt)
                .build();
        return new IssuedToken(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), expiresAt);
    }

    /// Parses a submitted token.
    ///
    /// @throws CredentialsExpiredException if it has merely expired
    /// @throws InvalidBearerTokenException if it is not one of our tokens for this audience
    public AccessToken read(Audience audience, String text) {
        if (verify(audience, text) instanceof AccessToken token) {
            return token;
        }
        throw new InvalidBearerTokenException("The access token does not belong to a session.");
    }

    /// Parses a token submitted by a person or a program.
    ///
    /// @throws CredentialsExpiredException if it has merely expired
    /// @throws InvalidBearerTokenException if it is not one of our tokens for this audience
    public VerifiedToken verify(Audience audience, String text) {
        var decoder = decoders.get(audience);
        if (decoder == null) {
            throw new IllegalStateException("no decoder for " + audience);
        }
        if (!isCanonical(text)) {
            throw new InvalidBearerTokenException("The access token is not valid.");
        }
        try {
            var jwt = decoder.decode(text);
            if (!(jwt.getClaim(AUTHZ_VERSION) instanceof Number authzVersion)) {
                throw new BadJwtException("no " + AUTHZ_VERSION);
            }
            var subject = String.valueOf(jwt.getSubject());
            if (subject.startsWith(IdPrefix.API_KEY.text() + "_")) {
                return new ProgramToken(TypeIds.parse(ApiKeyId.class, subject), authzVersion.longValue(), scopes(jwt));
            }
            return new AccessToken(
                    subject,
                    TypeIds.parse(SessionId.class, String.valueOf(jwt.getClaimAsString(SESSION))),
                    authzVersion.longValue());
        } catch (JwtValidationException invalid) {
            if (TokenRules.isExpiredOnly(invalid.getErrors())) {
                throw new CredentialsExpiredException("The access token has expired.", invalid);
            }
            throw new InvalidBearerTokenException("The access token is not valid.", invalid);
        } catch (JwtException | InvalidIdException invalid) {
            throw new InvalidBearerTokenException("The access token is not valid.", invalid);
        }
    }

    /// Whether the signature is in canonical form. Lenient decoders ignore padding and spare bits, so one token
    /// would have several texts.
    private static boolean isCanonical(String text) {
        var signature = text.substring(text.lastIndexOf('.') + 1);
        return Base64URL.encode(new Base64URL(signature).decode()).toString().equals(signature);
    }

    private static Set<String> scopes(Jwt jwt) {
        return jwt.getClaim(SCOPE) instanceof String scopes ? Set.copyOf(List.of(scopes.split(" ", -1))) : Set.of();
    }

    private JwtDecoder decoder(Audience audience) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        // Spring's validators check the claims.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var rules = TokenRules.of(issuer, audience, clock);
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules);
        return new VerifiedSignatures(decoder, rules, keys);
    }
}
