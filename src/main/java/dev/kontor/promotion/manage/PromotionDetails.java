package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A promotion with all its fields, for staff.
///
/// @param name for staff
/// @param title for buyers
/// @param titles in other languages of the shop, by BCP 47 tag
/// @param requiresCode whether buyers must enter a code
/// @param conditions all must be met
/// @param actions what the promotion does, one after the other
/// @param priority higher priorities are applied first
/// @param group promotions that affect each other, by their stacking
/// @param startsAt when it starts applying; immediately if absent
/// @param endsAt when it stops applying; never if absent
record PromotionDetails(
        PromotionId id,
        @Schema(example = "3") long version,
        @Schema(example = "Summer 2027") String name,
        @Schema(example = "Summer discount") String title,

        @Schema(example = "{\"de\":\"Sommerrabatt\"}") Map<String, String> titles,

        PromotionStatus status,
        @Schema(example = "false") boolean requiresCode,
        @Schema(example = "[\"SUMMER\"]") List<String> codes,
        List<Condition> conditions,
        List<Action> actions,
        @Schema(example = "10") int priority,
        @Schema(example = "season") @Nullable String group,
        Stacking stacking,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        PromotionLimits limits,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
