package dev.kontor.identity.staff;

import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A staff member.
///
/// @param roles ids of the roles
record StaffDetails(
        StaffId id,
        long version,
        @Schema(example = "grace@example.com") String email,
        @Schema(example = "Grace Hopper") String name,
        StaffStatus status,
        List<RoleId> roles,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static StaffDetails of(StaffMember member) {
        return new StaffDetails(
                member.id(),
                member.version(),
                member.email(),
                member.name(),
                member.status(),
                member.roles().stream()
                        .sorted(Comparator.comparing(RoleId::text))
                        .toList(),
                member.createdAt(),
                member.updatedAt());
    }
}
