package dev.kontor.order.returning;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of returns for staff.
record ReturnFilter(
        @Parameter(description = "Only returns in one of these states.") @Size(max = 8) @Nullable
        List<ReturnStatus> status,

        @Parameter(description = "Only returns of one of these kinds.") @Size(max = 3) @Nullable
        List<Return.Kind> kind,

        @Parameter(description = "Only returns of this order.") @Nullable
        OrderId orderId,

        @Parameter(description = "Only returns of this customer's orders.") @Nullable
        CustomerId customerId,

        @Parameter(description = "Complete number of the return.", example = "K-100001-R1") @Size(max = 40) @Nullable
        String number,

        @Parameter(description = "Only returns with an item for this reason.", example = "DOES_NOT_FIT")
        @Size(max = 50)
        @Nullable
        String reason,

        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        return new Conditions()
                .and("r.status = any(:status)", "status", status)
                .and("r.kind = any(:kind)", "kind", kind)
                .and("r.order_id = :orderId", "orderId", orderId)
                .and("o.customer_id = :customerId", "customerId", customerId)
                .and("r.number = :number", "number", number)
                .and(
                        "exists (select from orders.return_items i where i.return_id = r.id and i.reason = :reason)",
                        "reason",
                        reason)
                .and(TimeRange.on("r.created_at", createdAt));
    }
}
