package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A complete customer in the form that other systems store it.
///
/// @param externalId id in another system
/// @param active whether the customer may sign in
/// @param vatNumber of the customer's company
/// @param groups codes of groups, sorted
public record WholeCustomer(
        CustomerId id,
        @Nullable String externalId,
        String email,
        boolean emailVerified,
        boolean active,
        String firstName,
        @Nullable String lastName,
        String locale,
        @Nullable String vatNumber,
        List<String> tags,
        List<String> groups,
        List<Address> addresses,
        Instant createdAt,
        Instant updatedAt) {}
