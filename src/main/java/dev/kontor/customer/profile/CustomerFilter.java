package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerGroupId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of customers.
record CustomerFilter(
        @Parameter(
                description = "Only customers that match: the beginning of the e-mail address, the beginnings of names "
                        + "in any order, the beginning of a phone number in international format, or a complete order "
                        + "number.",
                example = "ada lov")
        @Size(min = 2, max = 100)
        @Nullable
        String q,

        @Parameter(description = "Only customers with this e-mail address.") @Size(max = 254) @Nullable
        String email,

        @Parameter(description = "Only customers whose last name starts like this.") @Size(max = 100) @Nullable
        String lastName,

        @Parameter(description = "Only customers with this tag.") @Size(max = 50) @Nullable
        String tag,

        @Parameter(description = "Only customers with this VAT number.", example = "ATU12345675")
        @Size(max = 24)
        @Nullable
        String vatNumber,

        @Parameter(description = "Only members of this customer group.") @Nullable
        CustomerGroupId groupId,

        @Parameter(description = "Only customers who requested erasure, or only those who did not.") @Nullable
        Boolean erasureRequested) {}
