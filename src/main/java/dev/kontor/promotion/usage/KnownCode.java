package dev.kontor.promotion.usage;

import dev.kontor.shared.crypto.Keyring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A code that a buyer can enter.
///
/// @param key identifies the code in counters; a hash for a coupon
/// @param shown what is stored about a use of the code; not the code for a coupon
/// @param limit largest number of uses of the code, in addition to the limits of the promotion
/// @param batch canonical prefix of its coupon batch; absent for a code that staff entered
/// @param expiresAt end of the code; absent if it ends with the promotion
public record KnownCode(
        ActivePromotion promotion,
        String key,
        String shown,
        @Nullable Long limit,
        @Nullable String batch,
        @Nullable Instant expiresAt) {

    private static final int SHOWN = 4;

    static KnownCode of(String canonical, ActivePromotion promotion) {
        return new KnownCode(promotion, canonical, canonical, promotion.maxUsesByCode(), null, null);
    }

    static KnownCode of(String canonical, ActivePromotion promotion, KnownBatch batch) {
        long limit = promotion.maxUsesByCode() == null
                ? batch.usesPerCode()
                : Math.min(batch.usesPerCode(), promotion.maxUsesByCode());
        return new KnownCode(
                promotion,
                Keyring.hex(Keyring.hash(canonical)),
                batch.prefix() + "…" + canonical.substring(canonical.length() - SHOWN),
                limit,
                batch.canonicalPrefix(),
                batch.expiresAt());
    }

    /// Whether the code is one of a batch, which is not stored.
    public boolean isCoupon() {
        return !key.equals(shown);
    }

    boolean hasEnded(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
