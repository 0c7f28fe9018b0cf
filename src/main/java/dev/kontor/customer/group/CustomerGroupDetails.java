package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A customer group, for staff.
///
/// @param code unique; imports refer to the group by it
/// @param description for staff
record CustomerGroupDetails(
        CustomerGroupId id,
        @Schema(example = "3") long version,
        @Schema(example = "resellers") String code,
        @Schema(example = "Resellers") String name,
        @Schema(example = "Shops that buy from us.") String description,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
