package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A return in its buyer's list.
///
/// @param units units to return
record PastReturn(
        ReturnId id,
        @Schema(example = "K-100001-R1") String number,
        Return.Kind kind,
        ReturnStatus status,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        int units,
        Instant createdAt) {

    static PastReturn of(ReturnSummary summary) {
        return new PastReturn(
                summary.id(),
                summary.number(),
                summary.kind(),
                summary.status(),
                summary.orderId(),
                summary.orderNumber(),
                summary.units(),
                summary.createdAt());
    }
}
