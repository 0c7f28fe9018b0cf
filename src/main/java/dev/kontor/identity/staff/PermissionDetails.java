package dev.kontor.identity.staff;

import dev.kontor.shared.access.Permission;
import io.swagger.v3.oas.annotations.media.Schema;

/// A permission that a role can have.
record PermissionDetails(
        @Schema(example = "catalog:write") Permission permission,

        @Schema(example = "Create, change, publish and archive products, variants and categories.")
        String description) {}
