package dev.kontor.customer.group;

import dev.kontor.identity.CustomerId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Customers to add to a group.
///
/// @param customerIds at most 1,000; members stay members
record AddGroupMembers(
        @NotEmpty @Size(max = AddGroupMembers.MAX) List<@NotNull CustomerId> customerIds) {

    static final int MAX = 1_000;
}
