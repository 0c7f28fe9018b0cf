package dev.kontor.order.read;

import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An order in the history of a customer.
///
/// @param units number of ordered units
/// @param paymentDueOn the last day to pay the invoice of an order on account; absent for other orders, and
///     before the invoice
/// @param outstanding what is still to pay by transfer or on delivery; absent if nothing
public record PastOrder(
        OrderId id,
        @Schema(example = "K-100001") String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        Money total,
        int units,
        Instant createdAt,
        @Nullable Instant placedAt,
        @Nullable LocalDate paymentDueOn,
        @Nullable Money outstanding) {

    static PastOrder of(OrderSummary order) {
        return new PastOrder(
                order.id(),
                order.number(),
                order.status(),
                order.paymentStatus(),
                order.fulfillmentStatus(),
                order.total(),
                order.units(),
                order.createdAt(),
                order.placedAt(),
                order.paymentDueOn(),
                order.outstanding());
    }
}
