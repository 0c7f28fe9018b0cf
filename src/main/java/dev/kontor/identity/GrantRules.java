package dev.kontor.identity;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Collection;
import java.util.Map;

/// Nobody grants permissions they lack, and nobody manages people with more permissions.
public final class GrantRules {

    private GrantRules() {}

    /// @throws ForbiddenException `missing-permission`, naming the permissions that the actor lacks
    public static void requireHeld(Actor.Staff actor, Collection<Permission> granted) {
        var missing = granted.stream()
                .filter(permission -> !actor.permissions().contains(permission))
                .map(Permission::text)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ForbiddenException(
                    ProblemCode.MISSING_PERMISSION,
                    "You cannot grant or revoke permissions that you do not have: " + String.join(", ", missing) + ".",
                    Map.of("permissions", missing));
        }
    }

    public static ForbiddenException ownRights() {
        return new ForbiddenException(ProblemCode.MISSING_PERMISSION, "You cannot change your own permissions.");
    }
}
