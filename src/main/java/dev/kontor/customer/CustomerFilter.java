package dev.kontor.customer;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of customers.
record CustomerFilter(
        @Parameter(description = "Only customers with this e-mail address.") @Size(max = 254) @Nullable
        String email,

        @Parameter(description = "Only customers whose last name starts like this.") @Size(max = 100) @Nullable
        String lastName,

        @Parameter(description = "Only customers who requested erasure, or only those who did not.") @Nullable
        Boolean erasureRequested) {}
