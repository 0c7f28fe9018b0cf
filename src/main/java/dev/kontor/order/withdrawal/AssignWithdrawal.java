package dev.kontor.order.withdrawal;

import dev.kontor.order.OrderId;
import jakarta.validation.constraints.NotNull;

/// Assigns a declaration of withdrawal to an order.
///
/// @param orderId the order that the consumer means
record AssignWithdrawal(@NotNull OrderId orderId) {}
