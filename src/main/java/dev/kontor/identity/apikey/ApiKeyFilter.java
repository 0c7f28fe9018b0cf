package dev.kontor.identity.apikey;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of keys.
record ApiKeyFilter(
        @Parameter(description = "Only keys of this kind.") @Nullable
        KeyKind kind,

        @Parameter(description = "Only revoked keys, or only keys that are not revoked.") @Nullable
        Boolean revoked,

        @Parameter(description = "Only keys created by this staff member.") @Size(max = 64) @Nullable
        String createdBy) {}
