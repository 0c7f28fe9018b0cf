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

/// Changes a key. Lists are replaced as a whole; kind and secret stay.
record ChangeApiKey(
        @NotBlank @Size(max = 100) @Schema(example = "Stock sync of the warehouse")
        String name,

        @NotNull @Size(max = 200) @Schema(example = "[\"inventory:read\"]")
        Set<@NotNull Permission> permissions,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String channel,

        @NotNull @Size(max = 50) @Schema(example = "[\"203.0.113.0/24\"]")
        List<@NotNull @Size(min = 2, max = 49) @Pattern(regexp = "[0-9a-fA-F:./]+") String> allowedIps,

        @Nullable @Schema(example = "2027-12-31T00:00:00Z") Instant expiresAt) {}
