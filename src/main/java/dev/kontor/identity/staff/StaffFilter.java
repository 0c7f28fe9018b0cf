package dev.kontor.identity.staff;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of staff.
record StaffFilter(
        @Parameter(description = "Only staff who can, or cannot, sign in.") @Nullable
        StaffStatus status,

        @Parameter(description = "Only staff with this e-mail address.") @Size(max = 254) @Nullable
        String email) {}
