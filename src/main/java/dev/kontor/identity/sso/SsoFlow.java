package dev.kontor.identity.sso;

import dev.kontor.identity.token.Audience;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in that is under way at an issuer.
///
/// @param account who wants to link; absent where somebody signs in
record SsoFlow(
        UUID id,
        String provider,
        Audience audience,
        Secrets secrets,
        @Nullable UUID account) {

    /// What the issuer's answer must fit.
    record Secrets(String state, String nonce, String codeVerifier) {

        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }
}
