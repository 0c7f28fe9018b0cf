package dev.kontor.cart.item;

import dev.kontor.cart.pricing.CartDiscounts;
import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.PromotionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Units that are free if the buyer adds them to the cart.
///
/// @param title of the promotion
/// @param quantity units that the cart does not contain yet
record CartGift(
        PromotionId promotionId,
        @Schema(example = "A mug as a gift") String title,
        VariantId variantId,
        @Schema(example = "1") int quantity) {

    static List<CartGift> of(CartDiscounts discounts) {
        return discounts.applied().stream()
                .flatMap(promotion -> promotion.gifts().entrySet().stream()
                        .map(gift -> new CartGift(promotion.id(), promotion.title(), gift.getKey(), gift.getValue())))
                .toList();
    }
}
