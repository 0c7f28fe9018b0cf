package dev.kontor.order;

import dev.kontor.catalog.VariantId;
import java.util.List;

/// What an order is of, and whose it is, for whoever delivers it in another way than by parcel.
///
/// @param number what people call it
/// @param email of the buyer
/// @param locale of the buyer (BCP 47)
/// @param lines in their order, each with its variant; a line that is a bundle once for each of its parts
public record OrderedGoods(
        OrderId id,
        String number,
        String email,
        String locale,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        List<Line> lines) {

    /// @param quantity units that were not called off
    public record Line(OrderLineId id, VariantId variantId, int quantity) {}
}
