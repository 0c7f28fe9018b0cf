package dev.kontor.order.giftcard;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;

/// The gift cards of an order.
///
/// @param number the order number that people use
/// @param email of the buyer
/// @param locale of the buyer (BCP 47)
/// @param channel code of the sales channel
/// @param held whether the order is on hold
public record OrderedGiftCards(
        OrderId id,
        String number,
        String email,
        String locale,
        String channel,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        boolean held,
        List<Line> lines) {

    /// @param quantity units that were paid or have to be paid
    /// @param canceled how many of them were canceled and are refunded
    /// @param value of one card
    /// @param inputs what the buyer entered, by code
    public record Line(
            OrderLineId id, VariantId variantId, int quantity, int canceled, Money value, Map<String, String> inputs) {}

    /// Returns whether the order is paid and not canceled.
    public boolean isPaid() {
        return (status == OrderStatus.OPEN || status == OrderStatus.COMPLETED)
                && (paymentStatus == OrderPaymentStatus.PAID || paymentStatus == OrderPaymentStatus.PARTIALLY_REFUNDED);
    }
}
