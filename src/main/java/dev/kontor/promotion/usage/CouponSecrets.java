package dev.kontor.promotion.usage;

import dev.kontor.promotion.CouponBatchId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Creates and decrypts the secrets of coupon batches. Each is bound to its batch.
@Component
public class CouponSecrets {

    private static final String PURPOSE = "coupon-batch";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    CouponSecrets(Keyring keyring) {
        this.keyring = keyring;
    }

    @Bean
    static SealedColumn sealedCouponSecrets() {
        return new SealedColumn(
                "promotion.coupon_batches",
                "sealed_secret",
                "id::text",
                PURPOSE,
                key -> new CouponBatchId(UUID.fromString(key)).text());
    }

    /// Returns a new secret in encrypted form.
    public byte[] create(CouponBatchId batch) {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return keyring.seal(PURPOSE, secret, batch.text());
    }

    /// @throws IllegalStateException if the secret was encrypted with another key
    public byte[] open(CouponBatchId batch, byte[] sealed) {
        return keyring.open(PURPOSE, sealed, batch.text())
                .orElseThrow(() -> new IllegalStateException(
                        "The secret of coupon batch %s was encrypted with another key.".formatted(batch.text())));
    }
}
