package dev.kontor.order.returning;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A return in the list for staff.
///
/// @param customerId absent for orders of guests
/// @param units units to return
/// @param openUnits units that have not been received
record ReturnSummary(
        ReturnId id,
        @Schema(example = "K-100001-R1") String number,
        Return.Kind kind,
        ReturnStatus status,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        @Nullable CustomerId customerId,
        @Schema(example = "ada@example.com") String email,
        int units,
        int openUnits,
        Instant createdAt,
        Instant updatedAt) {}
