package dev.kontor.promotion.simulation;

import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The effect of promotions on a cart.
///
/// @param value of items and shipping before discounts
/// @param total of items and shipping after discounts
/// @param applied in the order in which the promotions were applied
/// @param notApplied the other active or named promotions, those of the codes, and unknown codes
record SimulatedCart(Money value, Money discount, Money total, List<Applied> applied, List<Refused> notApplied) {

    /// A promotion that applies.
    ///
    /// @param title for buyers
    /// @param items discounts of items
    /// @param shipping discounts of shipping charges
    /// @param gifts free units that the buyer can add
    @Schema(name = "SimulatedPromotion")
    record Applied(
            PromotionId promotionId,
            @Schema(example = "Summer discount") String title,
            @Nullable @Schema(example = "SUMMER") String code,
            Money discount,
            List<Share> items,
            List<Share> shipping,
            List<Gift> gifts) {}

    /// A part of a discount.
    ///
    /// @param position of the item or the shipping charge in the request, from 0
    @Schema(name = "SimulatedDiscount")
    record Share(@Schema(example = "0") int position, Money amount) {}

    /// A gift of a promotion.
    @Schema(name = "SimulatedGift")
    record Gift(VariantId variantId, @Schema(example = "1") int quantity) {}

    /// A promotion that does not apply.
    ///
    /// @param promotionId absent if the code is unknown
    /// @param reason why
    /// @param missingAmount value that is still missing, if that is the reason
    /// @param missingQuantity units that are still missing, if that is the reason
    @Schema(name = "RefusedPromotion")
    record Refused(
            @Nullable PromotionId promotionId,
            @Nullable @Schema(example = "Summer discount") String title,
            @Nullable @Schema(example = "SUMMER") String code,
            NotApplied.Reason reason,
            @Nullable Money missingAmount,
            @Nullable @Schema(example = "2") Integer missingQuantity) {}
}
