package dev.kontor.cart.admin;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (status == null ? "" : " and " + CartAdminQueries.SITUATION + " = any(:status::text[])")
                + (email == null ? "" : " and lower(email) = lower(:email)")
                + (customerId == null ? "" : " and customer_id = :customerId")
                + TimeRange.and(updatedAt, "updated_at");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(updatedAt, "updated_at"));
        if (status != null) {
            params.put("status", status.stream().map(Enum::name).toArray(String[]::new));
        }
        if (email != null) {
            params.put("email", email);
        }
        if (customerId != null) {
            params.put("customerId", customerId.value());
        }
        return params;
    }
}
