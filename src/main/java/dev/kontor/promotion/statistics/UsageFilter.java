package dev.kontor.promotion.statistics;

import dev.kontor.promotion.PromotionCodes;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the uses of a promotion.
record UsageFilter(
        @Parameter(description = "Only uses of this code or coupon.", example = "SUMMER")
        @Size(min = 1, max = PromotionCodes.MAX_LENGTH)
        @Nullable
        String code,

        @Parameter(description = "Only returned uses (`true`) or the others (`false`).") @Nullable
        Boolean released,

        @Nullable TimeRange usedAt) {}
