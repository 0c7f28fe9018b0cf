package dev.kontor.customer.merge;

import dev.kontor.identity.CustomerId;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A request to merge a customer into the one of the path.
///
/// @param sourceId the customer whose records are moved and whose account is disabled
/// @param dryRun whether to check everything and report what would be moved, without changing anything
record MergeCustomers(
        @NotNull CustomerId sourceId, @Nullable Boolean dryRun) {

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
