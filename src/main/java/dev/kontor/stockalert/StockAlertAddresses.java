package dev.kontor.stockalert;

import dev.kontor.identity.EmailKey;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.LastingKeys;
import org.springframework.stereotype.Component;

/// The tokens that cancel all alerts of an address: its keyed hash, which only mails to the address contain.
@Component
class StockAlertAddresses {

    private final KeyedHash hashes;

    StockAlertAddresses(LastingKeys keys) {
        this.hashes = new KeyedHash(keys, "stock-alert-address");
    }

    byte[] key(String email) {
        return hashes.of(EmailKey.of(email));
    }
}
