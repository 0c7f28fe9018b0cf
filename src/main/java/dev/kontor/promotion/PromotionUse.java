package dev.kontor.promotion;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// A use of a promotion to claim.
///
/// @param version the version of the promotion that the discount was calculated with; absent if it was
///     promised, so that later changes do not matter
/// @param code the entered code
/// @param discount cost of the promotion for the shop
public record PromotionUse(
        PromotionId promotionId,
        @Nullable Long version,
        @Nullable String code,
        Money discount) {}
