package dev.kontor.customer;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What narrows the list of customers.
record CustomerFilter(
        @Parameter(description = "Only who has this e-mail address.") @Size(max = 254) @Nullable
        String email,

        @Parameter(description = "Only whose last name starts like this.") @Size(max = 100) @Nullable
        String lastName,

        @Parameter(description = "Only who asked to be forgotten, or only who did not.") @Nullable
        Boolean erasureRequested) {}
