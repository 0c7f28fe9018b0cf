package dev.kontor.identity.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;

/// Requirements for a token with a correct signature.
final class TokenRules {

    private static final String EXPIRED = "token_expired";
    /// Tolerated clock difference between two replicas.
    private static final Duration SKEW = Duration.ofSeconds(5);

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(String issuer, Audience audience, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Collection<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(audience.claim())),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()),
                TokenRules::requireKeyId,
                jwt -> times(jwt, clock.instant()));
    }

    /// Whether the token would be accepted except for its age.
    static boolean isExpiredOnly(Collection<OAuth2Error> errors) {
        return errors.stream().allMatch(error -> error.getErrorCode().equals(EXPIRED));
    }

    private static OAuth2TokenValidatorResult requireKeyId(Jwt jwt) {
        return jwt.getHeaders().get("kid") instanceof String kid && !kid.isEmpty()
                ? OAuth2TokenValidatorResult.success()
                : failure(OAuth2ErrorCodes.INVALID_TOKEN, "no kid");
    }

    private static OAuth2TokenValidatorResult times(Jwt jwt, Instant now) {
        var expiresAt = jwt.getExpiresAt();
        var notBefore = jwt.getNotBefore();
        if (expiresAt == null || notBefore == null || now.plus(SKEW).isBefore(notBefore)) {
            return failure(OAuth2ErrorCodes.INVALID_TOKEN, "no exp or nbf, or not valid yet");
        }
        return now.isBefore(expiresAt) ? OAuth2TokenValidatorResult.success() : failure(EXPIRED, "expired");
    }

    private static OAuth2TokenValidatorResult failure(String code, String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(code, description, null));
    }
}
