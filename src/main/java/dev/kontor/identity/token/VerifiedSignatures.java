package dev.kontor.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.shared.crypto.Keyring;
import java.nio.ByteBuffer;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// Verifies the signature of a token once, which costs more than the rest of a short request. Later requests with the
/// same token compare its hash. The claims, and whether the signing key is still valid, are checked each time.
final class VerifiedSignatures implements JwtDecoder {

    private static final int MAX = 5_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> rules;
    private final SigningKeys keys;
    private final Cache<ByteBuffer, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MAX)
            .expireAfterWrite(AccessTokens.LIFETIME)
            .build();

    /// @param decoder verifies everything
    /// @param rules for the claims
    VerifiedSignatures(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules, SigningKeys keys) {
        this.decoder = decoder;
        this.rules = rules;
        this.keys = keys;
    }

    @Override
    public Jwt decode(String token) {
        var hash = ByteBuffer.wrap(Keyring.hash(token));
        var known = verified.getIfPresent(hash);
        if (known == null || !keys.isKnown(String.valueOf(known.getHeaders().get("kid")))) {
            var jwt = decoder.decode(token);
            verified.put(hash, jwt);
            return jwt;
        }
        var result = rules.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("the claims are not valid", result.getErrors());
        }
        return known;
    }
}
