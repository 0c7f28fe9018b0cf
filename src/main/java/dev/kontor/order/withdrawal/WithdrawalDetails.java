package dev.kontor.order.withdrawal;

import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A declaration of withdrawal, for staff.
///
/// @param orderId absent until number and address match an order, or staff assign one
/// @param orderNumber as the consumer entered it
/// @param email as the consumer entered it
/// @param name of the consumer
/// @param statement the units that the consumer withdraws from, in the consumer's words; absent for the whole
///     order
/// @param receivedAt when the declaration arrived
/// @param acknowledgedAt when the acknowledgment was sent to the address of the order; absent if none was
/// @param note written by staff
record WithdrawalDetails(
        WithdrawalId id,
        @Schema(example = "CLOSED") WithdrawalStatus status,
        @Nullable OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "Ada Lovelace") String name,
        @Nullable @Schema(example = "The blue mug only.") String statement,
        Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant closedAt,

        @Nullable @Schema(example = "stf_01jdhe0000f7n8t0000000000e")
        String closedBy,

        @Nullable @Schema(example = "Canceled before it was shipped.")
        String note) {}
