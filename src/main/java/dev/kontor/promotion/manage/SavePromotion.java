package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionCodes;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A promotion to store.
///
/// @param name for staff
/// @param title for buyers; the name if absent
/// @param titles in other languages of the shop, by BCP 47 tag
/// @param requiresCode whether buyers must enter a code; false if absent
/// @param codes codes of the promotion; spaces, hyphens and case do not matter, and characters that look
///     alike are the same
/// @param conditions all must be met; absent or empty for none
/// @param actions what the promotion does, one after the other
/// @param priority higher priorities are applied first; 0 if absent
/// @param group promotions that affect each other, by their stacking
/// @param stacking `STACK` if absent
/// @param startsAt when it starts applying; immediately if absent
/// @param endsAt when it stops applying; never if absent
record SavePromotion(
        @NotBlank @Size(max = 100) @Schema(example = "Summer 2027")
        String name,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "Summer discount")
        String title,

        @Nullable @Size(max = 20) @Schema(example = "{\"de\":\"Sommerrabatt\"}")
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(min = 1, max = 100) String> titles,

        @Nullable @Schema(example = "false") Boolean requiresCode,

        @Nullable @Size(max = 100) @Schema(example = "[\"SUMMER\"]")
        List<@NotNull @Size(min = 3, max = PromotionCodes.MAX_LENGTH) @Pattern(regexp = PromotionCodes.PATTERN) String>
                codes,

        @Nullable @Size(max = 20) List<@NotNull @Valid Condition> conditions,

        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid Action> actions,

        @Nullable @Min(0) @Max(1_000) @Schema(example = "10")
        Integer priority,

        @Nullable @Size(min = 1, max = 50) @Schema(example = "season")
        String group,

        @Nullable Stacking stacking,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Valid PromotionLimits limits) {}
