package dev.kontor.cart.admin;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of carts for staff.
record CartFilter(
        @Parameter(description = "Only carts with one of these statuses.") @Size(max = 4) @Nullable
        List<CartSummary.Situation> status,

        @Parameter(description = "The whole e-mail address, in upper or lower case.") @Size(max = 254) @Nullable
        String email,

        @Parameter(description = "Only carts of this customer.") @Nullable
        CustomerId customerId,

        @Nullable TimeRange updatedAt) {

    Conditions conditions() {
        return new Conditions()
                .and("drafted_by is null")
                .and(CartAdminQueries.SITUATION + " = any(:status)", "status", status)
                .and("lower(email) = lower(:email)", "email", email)
                .and("customer_id = :customerId", "customerId", customerId)
                .and(TimeRange.on("updated_at", updatedAt));
    }
}
