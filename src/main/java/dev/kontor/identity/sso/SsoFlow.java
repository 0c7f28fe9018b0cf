package dev.kontor.identity.sso;

import dev.kontor.identity.token.Audience;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in in progress at an issuer.
///
/// @param account of a signed-in user who links or steps up; absent for a sign-in
record SsoFlow(
        UUID id,
        String provider,
        Audience audience,
        Secrets secrets,
        @Nullable UUID account) {

    /// The values that the issuer's response must match.
    ///
    /// @param freshSince since when the issuer must have authenticated the user; absent if an earlier
    ///     authentication is sufficient
    record Secrets(
            String state,
            String nonce,
            String codeVerifier,
            @Nullable Instant freshSince) {

        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }
}
