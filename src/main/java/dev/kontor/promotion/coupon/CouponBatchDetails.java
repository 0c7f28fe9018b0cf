package dev.kontor.promotion.coupon;

import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch of coupons, without its codes.
///
/// @param name for staff
/// @param prefix beginning of every code
/// @param size number of codes
/// @param usesPerCode orders with the same code
/// @param expiresAt when the codes stop working; never if absent
record CouponBatchDetails(
        CouponBatchId id,
        @Schema(example = "1") long version,
        PromotionId promotionId,
        @Schema(example = "Newsletter of June") String name,
        @Schema(example = "JUNE") String prefix,
        @Schema(example = "5000") int size,
        @Schema(example = "1") int usesPerCode,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
