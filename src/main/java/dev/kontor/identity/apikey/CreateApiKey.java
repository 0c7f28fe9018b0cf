package dev.kontor.identity.apikey;

import dev.kontor.shared.access.Permission;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Creates a key.
///
/// @param permissions of a secret key, at least one; none for a publishable one
/// @param channel of a publishable key
/// @param allowedIps addresses from which a secret key may be used; all if empty
/// @param expiresAt when it expires; never if absent
record CreateApiKey(
        @NotBlank @Size(max = 100) @Schema(example = "Stock sync of the warehouse")
        String name,

        @NotNull KeyKind kind,

        @Nullable @Size(max = 200) @Schema(example = "[\"inventory:read\", \"inventory:write\"]")
        Set<@NotNull Permission> permissions,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String channel,

        @Nullable @Size(max = 50) @Schema(example = "[\"203.0.113.0/24\"]")
        List<@NotNull @Size(min = 2, max = 49) @Pattern(regexp = "[0-9a-fA-F:./]+") String> allowedIps,

        @Nullable @Schema(example = "2027-12-31T00:00:00Z") Instant expiresAt) {}
