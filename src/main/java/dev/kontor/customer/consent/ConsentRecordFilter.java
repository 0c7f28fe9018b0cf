package dev.kontor.customer.consent;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the consents of a customer.
record ConsentRecordFilter(
        @Parameter(description = "Only consents to the purpose with this code.", example = "NEWSLETTER")
        @Size(min = 2, max = 40)
        @Nullable
        String purpose) {

    Conditions conditions(CustomerId customer) {
        return new Conditions()
                .and("customer_id = :customer", "customer", customer)
                .and("purpose = :purpose", "purpose", purpose);
    }
}
