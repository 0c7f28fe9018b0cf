package dev.kontor.promotion.engine;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promotion, as far as the calculation depends on it.
///
/// @param priority higher priorities are applied first
/// @param group promotions that affect each other; absent for the group of all without one
/// @param conditions all must be met
/// @param code the entered code; absent for an automatic promotion
/// @param closed why it cannot be used with any basket; absent if it can
/// @param budgetLeftMinor largest discount in the currency of the basket; absent if unlimited
public record Offer(
        PromotionId id,
        int priority,
        @Nullable String group,
        Stacking stacking,
        List<Condition> conditions,
        List<Action> actions,
        @Nullable String code,
        @Nullable NotApplied closed,
        @Nullable Long budgetLeftMinor) {}
