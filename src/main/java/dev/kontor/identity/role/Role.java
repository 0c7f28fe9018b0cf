package dev.kontor.identity.role;

import dev.kontor.identity.Actor;
import dev.kontor.identity.GrantRules;
import dev.kontor.identity.RoleId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// A named set of permissions. The owner's role has all of them and never changes.
public record Role(
        RoleId id,
        long version,
        String name,
        String description,
        boolean owner,
        Set<Permission> permissions,
        Instant createdAt,
        Instant updatedAt) {

    public Role {
        permissions = owner ? Set.of(Permission.values()) : permissions;
    }

    static Role create(Actor.Staff actor, String name, String description, Set<Permission> permissions, Instant now) {
        GrantRules.requireHeld(actor, permissions);
        return new Role(RoleId.next(), 1, name, description, false, Set.copyOf(permissions), now, now);
    }

    /// Changing a role manages everyone who has it, also those to whom an issuer gives it by its name, so the
    /// actor must already have its permissions.
    Role change(Actor.Staff actor, String newName, String newDescription, Set<Permission> wanted, Instant now) {
        requireChangeable();
        GrantRules.requireHeld(actor, permissions);
        GrantRules.requireHeld(actor, wanted);
        return new Role(id, version, newName, newDescription, false, Set.copyOf(wanted), createdAt, now);
    }

    /// @throws dev.kontor.shared.problem.ForbiddenException unless the actor has all permissions of the roles
    public static void requireHeld(Actor.Staff actor, Collection<Role> granted) {
        GrantRules.requireHeld(
                actor,
                granted.stream().flatMap(role -> role.permissions().stream()).toList());
    }

    void requireChangeable() {
        if (owner) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The owner's role has every permission and cannot be changed.");
        }
    }
}
