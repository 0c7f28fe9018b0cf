package dev.kontor.identity.role;

import dev.kontor.identity.RoleId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A role.
///
/// @param owner whether it is the owner's role, which has every permission
public record RoleDetails(
        RoleId id,
        long version,
        @Schema(example = "Warehouse") String name,
        @Schema(example = "Packing, shipping and counting.") String description,
        boolean owner,
        List<Permission> permissions,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    public static RoleDetails of(Role role) {
        return new RoleDetails(
                role.id(),
                role.version(),
                role.name(),
                role.description(),
                role.owner(),
                role.permissions().stream().sorted().toList(),
                role.createdAt(),
                role.updatedAt());
    }
}
