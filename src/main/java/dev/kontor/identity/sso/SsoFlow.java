package dev.kontor.identity.sso;

import dev.kontor.identity.token.Audience;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in that is under way at an issuer.
///
/// @param account who is signed in already, and wants to link or to prove it again; absent where somebody signs in
record SsoFlow(
        UUID id,
        String provider,
        Audience audience,
        Secrets secrets,
        @Nullable UUID account) {

    /// What the issuer's answer must fit.
    ///
    /// @param freshSince since when the issuer must have asked who it is; absent where an earlier proof will do
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
