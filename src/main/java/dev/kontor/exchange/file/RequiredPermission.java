package dev.kontor.exchange.file;

import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Set;

/// Checks the permission that files with personal data require in addition to the one for files.
public final class RequiredPermission {

    private RequiredPermission() {}

    /// @param files what the permission is for, such as "Exports of orders"
    /// @throws ForbiddenException `missing-permission`
    public static void check(Permission permission, Actor actor, String files) {
        var permissions = switch (actor) {
            case Actor.Staff staff -> staff.permissions();
            case Actor.Program program -> program.permissions();
            case Actor.Guest _, Actor.Customer _ -> Set.<Permission>of();
        };
        if (!permissions.contains(permission)) {
            throw new ForbiddenException(
                    ProblemCode.MISSING_PERMISSION,
                    "%s also require the permission `%s`.".formatted(files, permission.text()));
        }
    }
}
