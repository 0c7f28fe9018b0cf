package dev.kontor.newsletter;

import dev.kontor.identity.EmailKey;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.LastingKeys;
import org.springframework.stereotype.Component;

/// The tokens that unsubscribe an address: its keyed hash, which only mails to the address contain.
@Component
class NewsletterAddresses {

    private final KeyedHash hashes;

    NewsletterAddresses(LastingKeys keys) {
        this.hashes = new KeyedHash(keys, "newsletter-address");
    }

    byte[] key(String email) {
        return hashes.of(EmailKey.of(email));
    }
}
