package dev.kontor.promotion.manage;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Limits the uses of a promotion. Absent fields do not limit it. Uses of failed and canceled orders are returned.
///
/// @param uses orders in all
/// @param usesPerBuyer orders of one account or e-mail address
/// @param usesPerCode orders with the same code
/// @param budget sum of all discounts; the promotion applies in its currency only
record PromotionLimits(
        @Nullable @Min(1) @Max(1_000_000_000) @Schema(example = "1000")
        Long uses,

        @Nullable @Min(1) @Max(1_000_000) @Schema(example = "1")
        Integer usesPerBuyer,

        @Nullable @Min(1) @Max(1_000_000_000) @Schema(example = "100")
        Long usesPerCode,

        @Nullable Money budget) {

    static final PromotionLimits NONE = new PromotionLimits(null, null, null, null);
}
