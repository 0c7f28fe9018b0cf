package dev.kontor.identity.apikey;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What narrows the list of keys.
record ApiKeyFilter(
        @Parameter(description = "Only keys of this kind.") @Nullable
        KeyKind kind,

        @Parameter(description = "Only keys that have been revoked, or only those that have not.") @Nullable
        Boolean revoked,

        @Parameter(description = "Only keys that this member of staff made.") @Size(max = 64) @Nullable
        String createdBy) {}
