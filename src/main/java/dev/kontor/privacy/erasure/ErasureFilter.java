package dev.kontor.privacy.erasure;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of erasure requests.
record ErasureFilter(
        @Parameter(description = "Only requests with one of these statuses.") @Size(max = 5) @Nullable
        List<ErasureStatus> status,

        @Parameter(description = "Only requests of this customer.") @Nullable
        CustomerId customerId,

        @Nullable TimeRange requestedAt) {

    Conditions conditions() {
        return new Conditions()
                .and("status = any(:status)", "status", status)
                .and("customer_id = :customer", "customer", customerId)
                .and(TimeRange.on("requested_at", requestedAt));
    }
}
