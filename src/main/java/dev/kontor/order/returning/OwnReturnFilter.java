package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// Filters the list of own returns.
record OwnReturnFilter(
        @Parameter(description = "Only returns of this order. Required without a sign-in.") @Nullable
        OrderId orderId) {}
