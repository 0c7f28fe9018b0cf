package dev.kontor.promotion.statistics;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A use of a promotion.
///
/// @param customerId absent for guests
/// @param code the entered code; of a coupon, the prefix and the last characters
/// @param discount of the promotion
/// @param total of the order
/// @param refunded refunded part of the total
/// @param usedAt when the order was placed
/// @param releasedAt when the use was returned, because the order failed or was canceled
record PromotionUsage(
        @Nullable @Schema(example = "order_01h455vb4pex5vsknk084sn02q")
        String orderId,

        @Nullable @Schema(example = "K-100001") String orderNumber,
        @Nullable CustomerId customerId,
        @Nullable @Schema(example = "SUMMER") String code,
        Money discount,
        Money total,
        Money refunded,
        Instant usedAt,
        @Nullable Instant releasedAt) {}
