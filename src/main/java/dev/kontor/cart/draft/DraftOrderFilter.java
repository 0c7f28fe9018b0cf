package dev.kontor.cart.draft;

import dev.kontor.cart.CartStatus;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of draft orders.
///
/// @param status only drafts with one of these
/// @param email the whole e-mail address, in upper or lower case
/// @param customerId only drafts for this customer
/// @param createdBy only drafts of this member of staff or API key
record DraftOrderFilter(
        @Size(max = 3) @Nullable List<CartStatus> status,
        @Size(max = 254) @Nullable String email,
        @Nullable CustomerId customerId,

        @Parameter(example = "stf_01h455vb4pex5vsknk084sn02q") @Size(max = 60) @Nullable
        String createdBy,

        @Nullable TimeRange updatedAt) {

    Conditions conditions() {
        return new Conditions()
                .and("status = any(:status)", "status", status)
                .and("lower(email) = lower(:email)", "email", email)
                .and("customer_id = :customerId", "customerId", customerId)
                .and("drafted_by = :createdBy", "createdBy", createdBy)
                .and(TimeRange.on("updated_at", updatedAt));
    }
}
