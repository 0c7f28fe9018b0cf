package dev.kontor.checkout;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The order that a cart has become or is about to become.
///
/// @param number the order number that people use
/// @param status `PENDING_PAYMENT` while the outcome of the payment is unknown
/// @param token grants access to a guest's order in the header `X-Order-Token`
record PlacedOrder(
        OrderId id,
        @Schema(example = "K-100042") String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        Money total,

        @Nullable @Schema(example = "dQw4w9WgXcQ7x5b8m4n1c5x7z9a3s5d7f8g9h0j1k2l")
        String token,

        CheckoutPayment payment) {

    static PlacedOrder of(CheckoutProcess.Outcome outcome, OrderTokens tokens) {
        return switch (outcome) {
            case CheckoutProcess.Outcome.Placed(var order, var payment) -> of(order, payment, tokens);
            case CheckoutProcess.Outcome.Pending(var order, var payment) -> of(order, payment, tokens);
        };
    }

    private static PlacedOrder of(OrderSnapshot order, PaymentSnapshot payment, OrderTokens tokens) {
        return new PlacedOrder(
                order.id(),
                order.number(),
                order.status(),
                order.paymentStatus(),
                order.total(),
                order.hasAccessToken() ? tokens.token(order.id()) : null,
                CheckoutPayment.of(payment));
    }
}
