package dev.kontor.promotion;

import dev.kontor.promotion.BasketSource.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cart or an order that promotions are simulated with.
///
/// @param place its time and id
/// @param name how staff find it: the number of an order, the id of a cart
/// @param context of an order as it was placed; the groups of the buyer may be missing
/// @param orderNumber the number of the order among those of its buyer; absent for carts, or if it was not requested
/// @param used promotions that an order used
public record PastBasket(
        Place place,
        String name,
        PromotionContext context,
        @Nullable Integer orderNumber,
        Set<PromotionId> used) {}
