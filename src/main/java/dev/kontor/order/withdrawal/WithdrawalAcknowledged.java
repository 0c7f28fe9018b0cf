package dev.kontor.order.withdrawal;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A declaration of withdrawal was assigned to an order. Its buyer gets an acknowledgment of receipt.
///
/// @param email of the order
/// @param locale of the order
/// @param text the declaration with the time of its receipt
public record WithdrawalAcknowledged(
        WithdrawalId withdrawalId,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        String email,
        String locale,

        @Schema(example = "November 30, 2026, 8:04:00 AM UTC\nAda Lovelace\n\nThe blue mug only.")
        String text)
        implements Event {}
