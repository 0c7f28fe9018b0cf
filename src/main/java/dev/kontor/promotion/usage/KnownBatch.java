package dev.kontor.promotion.usage;

import dev.kontor.promotion.CouponSeries;
import dev.kontor.promotion.PromotionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch of coupons.
record KnownBatch(
        PromotionId promotionId,
        String prefix,
        String canonicalPrefix,
        int usesPerCode,
        @Nullable Instant expiresAt,
        CouponSeries series) {}
