package dev.kontor.checkout;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// The order that a draft order has become or is about to become.
///
/// @param number the order number that people use
/// @param status `PENDING_PAYMENT` while the outcome of the payment is unknown
record DraftCompletion(
        OrderId orderId,
        @Schema(example = "K-100042") String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        Money total) {

    static DraftCompletion of(CheckoutProcess.Outcome outcome) {
        return switch (outcome) {
            case CheckoutProcess.Outcome.Placed placed -> of(placed.order());
            case CheckoutProcess.Outcome.Pending pending -> of(pending.order());
        };
    }

    private static DraftCompletion of(OrderSnapshot order) {
        return new DraftCompletion(order.id(), order.number(), order.status(), order.paymentStatus(), order.total());
    }
}
