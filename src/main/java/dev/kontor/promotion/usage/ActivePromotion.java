package dev.kontor.promotion.usage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A promotion that is or was active.
///
/// @param active whether it is active now, within its dates
/// @param buyerLimit largest number of uses of a buyer
/// @param codes in canonical form
public record ActivePromotion(
        PromotionId id,
        long version,
        String title,
        Map<String, String> titles,
        boolean active,
        int priority,
        @Nullable String group,
        Stacking stacking,
        boolean requiresCode,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        Terms terms,
        @Nullable Long maxUses,
        @Nullable Long maxUsesByCode,
        @Nullable Integer buyerLimit,
        @Nullable Long budgetMinor,
        @Nullable String budgetCurrency,
        List<String> codes) {

    /// The promotion as if it were active, regardless of its dates.
    public ActivePromotion asTrial() {
        return new ActivePromotion(
                id,
                version,
                title,
                titles,
                true,
                priority,
                group,
                stacking,
                requiresCode,
                null,
                null,
                terms,
                maxUses,
                maxUsesByCode,
                buyerLimit,
                budgetMinor,
                budgetCurrency,
                codes);
    }

    public String title(Locale locale) {
        return titles.getOrDefault(locale.toLanguageTag(), title);
    }

    boolean isLimited() {
        return maxUses != null || maxUsesByCode != null || buyerLimit != null || budgetMinor != null;
    }

    boolean hasStarted(Instant now) {
        return startsAt == null || !startsAt.isAfter(now);
    }

    boolean hasEnded(Instant now) {
        return !active || endsAt != null && !endsAt.isAfter(now);
    }
}
