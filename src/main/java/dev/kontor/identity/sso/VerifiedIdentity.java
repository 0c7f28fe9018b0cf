package dev.kontor.identity.sso;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// The subject and claims reported by an issuer.
///
/// @param email only if the issuer has verified it
/// @param groups values of the claim that maps to roles
/// @param authTime when the issuer last authenticated the user; absent if it does not say
record VerifiedIdentity(
        String issuer,
        String subject,
        @Nullable String email,
        String firstName,
        String lastName,
        String locale,
        List<String> groups,
        @Nullable String acr,
        @Nullable Instant authTime) {

    private static final int MAX_PART = 100;
    private static final int MAX_NAME = 200;

    static VerifiedIdentity of(Issuer issuer, OidcUser user) {
        var whole = Objects.requireNonNullElse(user.getFullName(), "");
        int split = whole.lastIndexOf(' ');
        var first = Objects.requireNonNullElse(user.getGivenName(), split > 0 ? whole.substring(0, split) : whole);
        var last = Objects.requireNonNullElse(user.getFamilyName(), split > 0 ? whole.substring(split + 1) : "");
        return new VerifiedIdentity(
                issuer.id(),
                Objects.requireNonNull(user.getSubject()),
                Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null,
                cut(first, MAX_PART),
                cut(last, MAX_PART),
                Objects.requireNonNullElse(user.getLocale(), ""),
                texts(claim(user.getClaims(), issuer.settings().roleClaim())),
                user.getIdToken().getAuthenticationContextClass(),
                user.getIdToken().getAuthenticatedAt());
    }

    String name() {
        return cut(firstName + " " + lastName, MAX_NAME);
    }

    /// The claim of that name, or the value at a dotted path.
    private static @Nullable Object claim(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object found = claims;
        for (var step : path.split("\\.", -1)) {
            if (!(found instanceof Map<?, ?> object)) {
                return null;
            }
            found = object.get(step);
        }
        return found;
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    private static String cut(String name, int most) {
        var plain = name.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
