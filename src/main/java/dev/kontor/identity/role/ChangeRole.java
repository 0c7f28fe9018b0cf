package dev.kontor.identity.role;

import dev.kontor.shared.access.Permission;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes a role. The list of permissions is replaced as a whole.
public record ChangeRole(
        @NotBlank @Size(max = 100) @Schema(example = "Returns desk")
        String name,

        @Nullable @Size(max = 500) @Schema(example = "Takes parcels back.")
        String description,

        @NotNull @Size(max = 200) @Schema(example = "[\"orders:read\", \"payments:refund\"]")
        Set<@NotNull Permission> permissions) {

    String describedAs() {
        return Objects.requireNonNullElse(description, "");
    }
}
