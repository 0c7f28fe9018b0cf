package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionCodes;
import dev.kontor.shared.database.Conditions;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of promotions.
record PromotionFilter(
        @Parameter(description = "Only promotions in this state.") @Nullable
        PromotionStatus status,

        @Parameter(description = "Only promotions that require a code (`true`) or apply automatically (`false`).")
        @Nullable
        Boolean requiresCode,

        @Parameter(description = "Only the promotion with this code.", example = "SUMMER")
        @Size(min = 1, max = PromotionCodes.MAX_LENGTH)
        @Nullable
        String code) {

    Conditions conditions() {
        return new Conditions()
                .and("p.status = :status", "status", status)
                .and("p.requires_code = :requiresCode", "requiresCode", requiresCode)
                .and(
                        "p.id = (select c.promotion_id from promotion.codes c where c.canonical = :code)",
                        "code",
                        code == null ? null : PromotionCodes.canonical(code));
    }
}
