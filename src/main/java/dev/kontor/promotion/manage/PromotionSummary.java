package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A promotion in a list.
///
/// @param name for staff
/// @param title for buyers
/// @param requiresCode whether buyers must enter a code
/// @param priority higher priorities are applied first
/// @param uses orders that used it, without failed and canceled ones
record PromotionSummary(
        PromotionId id,
        @Schema(example = "3") long version,
        @Schema(example = "Summer 2027") String name,
        @Schema(example = "Summer discount") String title,
        PromotionStatus status,
        @Schema(example = "false") boolean requiresCode,
        @Schema(example = "10") int priority,
        @Schema(example = "season") @Nullable String group,
        Stacking stacking,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Schema(example = "42") long uses,
        Instant createdAt,
        Instant updatedAt) {}
