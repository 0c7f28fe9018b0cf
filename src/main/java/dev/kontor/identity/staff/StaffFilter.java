package dev.kontor.identity.staff;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of staff.
///
/// @param status only staff who can, or cannot, sign in
/// @param email only staff with this e-mail address
record StaffFilter(
        @Nullable StaffStatus status,
        @Size(max = 254) @Nullable String email) {}
