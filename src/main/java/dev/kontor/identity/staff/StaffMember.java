package dev.kontor.identity.staff;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import java.time.Instant;
import java.util.Set;

/// A person who works in the back office.
public record StaffMember(
        StaffId id,
        long version,
        String email,
        String name,
        StaffStatus status,
        Set<RoleId> roles,
        Instant createdAt,
        Instant updatedAt) {

    public static StaffMember create(String email, String name, Set<RoleId> roles, Instant now) {
        return new StaffMember(StaffId.next(), 1, email, name, StaffStatus.ACTIVE, Set.copyOf(roles), now, now);
    }

    StaffMember change(String newEmail, String newName, StaffStatus newStatus, Set<RoleId> newRoles, Instant now) {
        return new StaffMember(id, version, newEmail, newName, newStatus, Set.copyOf(newRoles), createdAt, now);
    }

    String emailKey() {
        return EmailKey.of(email);
    }

    boolean isActive() {
        return status == StaffStatus.ACTIVE;
    }
}
