package dev.kontor.identity.apikey;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of keys.
///
/// @param kind only keys of this kind
/// @param revoked only revoked keys, or only keys that are not revoked
/// @param createdBy only keys created by this staff member
record ApiKeyFilter(
        @Nullable KeyKind kind,
        @Nullable Boolean revoked,
        @Size(max = 64) @Nullable String createdBy) {}
