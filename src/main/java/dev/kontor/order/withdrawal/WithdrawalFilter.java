package dev.kontor.order.withdrawal;

import dev.kontor.order.OrderId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Filters the list of withdrawals.
record WithdrawalFilter(
        @Parameter(description = "Only withdrawals in one of these states.") @Size(max = 2) @Nullable
        List<WithdrawalStatus> status,

        @Parameter(description = "Only withdrawals from this order.") @Nullable
        OrderId orderId,

        @Parameter(description = "Complete e-mail address of the consumer.", example = "ada@example.com")
        @Size(max = 254)
        @Nullable
        String email,

        @Nullable TimeRange receivedAt) {

    Conditions conditions() {
        return new Conditions()
                .and("w.status = any(:status)", "status", status)
                .and("w.order_id = :orderId", "orderId", orderId)
                .and("lower(w.email) = :email", "email", email == null ? null : email.toLowerCase(Locale.ROOT))
                .and(TimeRange.on("w.received_at", receivedAt));
    }
}
