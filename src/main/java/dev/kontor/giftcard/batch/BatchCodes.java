package dev.kontor.giftcard.batch;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Makes the codes of a batch with its secret, which is stored encrypted until the codes are read.
@Component
class BatchCodes {

    private static final String PURPOSE = "gift-card-batch";
    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    BatchCodes(Keyring keyring) {
        this.keyring = keyring;
    }

    @Bean
    static SealedColumn sealedGiftCardBatches() {
        return new SealedColumn(
                "giftcard.batches",
                "sealed_secret",
                "id::text",
                PURPOSE,
                key -> new GiftCardBatchId(UUID.fromString(key)).text());
    }

    /// Returns a new secret in encrypted form.
    byte[] create(GiftCardBatchId batch) {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return keyring.seal(PURPOSE, secret, batch.text());
    }

    /// @throws IllegalStateException if the secret was encrypted with another key
    byte[] open(GiftCardBatchId batch, byte[] sealed) {
        return keyring.open(PURPOSE, sealed, batch.text())
                .orElseThrow(() -> new IllegalStateException(
                        "The secret of gift card batch %s was encrypted with another key.".formatted(batch.text())));
    }

    static GiftCardCode code(byte[] secret, int number) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return GiftCardCode.of(mac.doFinal(
                    ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
