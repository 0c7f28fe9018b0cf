package dev.kontor.identity;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The caller of the request: a controller argument.
public sealed interface Actor {

    /// A caller who has not signed in.
    record Guest() implements Actor {}

    /// A signed-in customer.
    ///
    /// @param email the account's current address
    record Customer(CustomerId id, String email) implements Actor {}

    /// A signed-in staff member.
    ///
    /// @param name shown in timelines
    record Staff(StaffId id, String name, Set<Permission> permissions) implements Actor {}

    /// A program with an API key, or with an access token obtained with one.
    ///
    /// @param name shown in timelines
    record Program(ApiKeyId id, String name, Set<Permission> permissions) implements Actor {}

    /// The actor's permissions in the back office; none for shoppers.
    default Set<Permission> permissions() {
        return Set.of();
    }

    /// @throws ForbiddenException `missing-permission` unless the actor has the permission
    default void require(Permission permission) {
        if (!permissions().contains(permission)) {
            throw new ForbiddenException(
                    ProblemCode.MISSING_PERMISSION,
                    "This requires the permission `%s`.".formatted(permission.text()),
                    Map.of("permissions", List.of(permission.text())));
        }
    }

    /// The customer, if it is one.
    default Optional<CustomerId> customerId() {
        return this instanceof Customer customer ? Optional.of(customer.id()) : Optional.empty();
    }

    /// The actor's label in logs and timelines: an id, no personal data.
    default String label() {
        return switch (this) {
            case Guest _ -> "guest";
            case Customer customer -> customer.id().text();
            case Staff staff -> staff.id().text();
            case Program program -> program.id().text();
        };
    }
}
