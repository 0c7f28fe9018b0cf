package dev.kontor.order;

import dev.kontor.catalog.VariantId;
import java.util.List;

/// The lines and the buyer of an order, for modules that deliver it in another way than by parcel.
///
/// @param number the order number that people use
/// @param email of the buyer
/// @param locale of the buyer (BCP 47)
/// @param lines one entry for each line and its variant; a bundle has one entry for each part
public record OrderedGoods(
        OrderId id,
        String number,
        String email,
        String locale,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        List<Line> lines) {

    /// @param quantity units that were not canceled
    public record Line(OrderLineId id, VariantId variantId, int quantity) {}
}
