package dev.kontor.identity;

import dev.kontor.shared.access.Permission;
import java.util.Optional;
import java.util.Set;

/// Who makes the request: a controller argument.
public sealed interface Actor {

    /// Nobody who has signed in.
    record Guest() implements Actor {}

    /// A signed-in customer.
    ///
    /// @param email as the account has it now
    record Customer(CustomerId id, String email) implements Actor {}

    /// A signed-in member of staff.
    ///
    /// @param name shown in timelines
    record Staff(StaffId id, String name, Set<Permission> permissions) implements Actor {}

    /// A program with an API key, or with an access token that it bought with one.
    ///
    /// @param name shown in timelines
    record Program(ApiKeyId id, String name, Set<Permission> permissions) implements Actor {}

    /// The customer, if it is one.
    default Optional<CustomerId> customerId() {
        return this instanceof Customer customer ? Optional.of(customer.id()) : Optional.empty();
    }

    /// The actor as logs and timelines name it: an id, no personal data.
    default String label() {
        return switch (this) {
            case Guest _ -> "guest";
            case Customer customer -> customer.id().text();
            case Staff staff -> staff.id().text();
            case Program program -> program.id().text();
        };
    }
}
