package dev.kontor.customer.group;

import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of a customer group.
///
/// @param addedAt when the customer joined
record GroupMember(
        CustomerId customerId,
        @Schema(example = "Ada") String firstName,
        @Schema(example = "Lovelace") @Nullable String lastName,
        Instant addedAt) {}
