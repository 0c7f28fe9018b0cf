package dev.kontor.order.unpaid;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The buyer of an order is reminded of the bank transfer.
///
/// @param total amount that the buyer has to pay
/// @param received amount of the transfer that has arrived; absent if nothing has
/// @param payUntil last day of the transfer, in the time zone of the shop; absent unless the order is canceled
///     afterwards
public record OrderPaymentReminded(
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        String email,
        String locale,
        Money total,
        @Nullable Money received,
        @Nullable LocalDate payUntil)
        implements Event {}
