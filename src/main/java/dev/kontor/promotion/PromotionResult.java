package dev.kontor.promotion;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The promotions that apply to a context.
///
/// @param applied in the order in which they were applied
/// @param codes what became of each entered code, in the order of the context
public record PromotionResult(List<Applied> applied, List<EnteredCode> codes) {

    /// No promotion applies, and no code was entered.
    public static final PromotionResult NONE = new PromotionResult(List.of(), List.of());

    /// A promotion that applies.
    ///
    /// @param title for buyers
    /// @param lines discounts by reference of the line; lines without a discount are omitted
    /// @param shipments the same for shipping charges
    /// @param gifts free units that the buyer can add
    public record Applied(
            PromotionId id,
            long version,
            String title,
            @Nullable String code,
            Map<String, Money> lines,
            Map<String, Money> shipments,
            Map<VariantId, Integer> gifts) {}

    /// An entered code.
    ///
    /// @param promotionId absent if the code is unknown
    /// @param title of the promotion
    /// @param notApplied why it gives no discount; absent if it does
    public record EnteredCode(
            String code,
            @Nullable PromotionId promotionId,
            @Nullable String title,
            @Nullable NotApplied notApplied) {}
}
