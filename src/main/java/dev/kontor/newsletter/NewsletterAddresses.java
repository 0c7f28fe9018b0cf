package dev.kontor.newsletter;

import dev.kontor.identity.EmailKey;
import dev.kontor.shared.crypto.LastingKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The tokens that unsubscribe an address: its keyed hash, which only mails to the address contain.
@Component
class NewsletterAddresses {

    private static final String PURPOSE = "newsletter-address";
    private static final int BYTES = 32;

    private final LastingKeys keys;

    NewsletterAddresses(LastingKeys keys) {
        this.keys = keys;
    }

    byte[] key(String email) {
        return keys.sign(PURPOSE, EmailKey.of(email).getBytes(StandardCharsets.UTF_8));
    }

    static String token(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /// The key of a token; empty if it has not the form of one.
    static Optional<byte[]> key(NewsletterToken token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token.token())).filter(key -> key.length == BYTES);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
