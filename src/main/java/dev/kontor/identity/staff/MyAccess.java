package dev.kontor.identity.staff;

import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.access.Permission;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The signed-in staff member and their permissions.
///
/// @param permissions the permissions of all roles together
record MyAccess(
        StaffId id,
        @Schema(example = "owner@example.com") String email,
        @Schema(example = "Olivia Owner") String name,
        List<RoleId> roles,
        List<Permission> permissions) {

    static MyAccess of(StaffMember member, Set<Permission> permissions) {
        return new MyAccess(
                member.id(),
                member.email(),
                member.name(),
                member.roles().stream()
                        .sorted(Comparator.comparing(RoleId::text))
                        .toList(),
                permissions.stream().sorted().toList());
    }
}
