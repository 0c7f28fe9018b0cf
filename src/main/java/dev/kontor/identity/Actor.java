package dev.kontor.identity;

import dev.kontor.shared.access.Permission;
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
