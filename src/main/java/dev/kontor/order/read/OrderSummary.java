package dev.kontor.order.read;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order in a list for staff.
///
/// @param channel code of the sales channel
/// @param units number of ordered units
/// @param held whether the order is on hold
/// @param placedAt absent until the payment is authorized or promised
/// @param paymentDueOn the last day to pay the invoice of an order on account; absent for other orders, and before the
///     invoice
/// @param outstanding amount that the buyer still has to pay by transfer or on delivery; absent if nothing
/// @param overpaid amount that was transferred beyond what was due and not refunded; absent if nothing
/// @param owing whether something may be outstanding
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
        @Nullable LocalDate paymentDueOn,
        @Nullable Money outstanding,
        @Nullable Money overpaid,
        @JsonIgnore boolean owing,
        long version) {

    OrderSummary owing(@Nullable Money amount) {
        return new OrderSummary(
                id,
                number,
                status,
                paymentStatus,
                fulfillmentStatus,
                channel,
                email,
                customerId,
                total,
                units,
                held,
                tags,
                createdAt,
                placedAt,
                paymentDueOn,
                amount,
                overpaid,
                owing,
                version);
    }
}
