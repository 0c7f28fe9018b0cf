package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.web.Versioned;
import dev.kontor.tax.TaxExemptionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tax exemption with all its fields, for staff.
///
/// @param customerId the exempt customer; absent for a group
/// @param customerGroupId the exempt group; absent for a customer
/// @param areas destinations in which it holds
/// @param validFrom absent if it has always been valid
/// @param validUntil when the certificate ends; absent if it does not
/// @param documentReference where the shop stores the certificate
record TaxExemptionDetails(
        TaxExemptionId id,
        @Schema(example = "3") long version,
        @Nullable CustomerId customerId,
        @Nullable CustomerGroupId customerGroupId,
        @Schema(example = "EX-2026-0042") String certificateNumber,
        List<Area> areas,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,

        @Nullable @Schema(example = "archive/2026/0042.pdf") String documentReference,

        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
