package dev.kontor.order.read;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order in a list for staff.
///
/// @param channel code of the sales channel
/// @param units number of ordered units
/// @param held whether the order is on hold
/// @param placedAt absent until the payment is authorized or promised
public record OrderSummary(
        OrderId id,
        @Schema(example = "K-100001") String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        @Schema(example = "default") String channel,
        @Schema(example = "ada@example.com") String email,
        @Nullable CustomerId customerId,
        Money total,
        int units,
        boolean held,
        @Schema(example = "[\"gift\"]") List<String> tags,
        Instant createdAt,
        @Nullable Instant placedAt,
        long version) {}
