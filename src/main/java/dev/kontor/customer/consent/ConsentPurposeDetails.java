package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentPurposeId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A purpose to which customers can consent.
///
/// @param code stable name, used by storefronts and other systems
/// @param active whether customers see it; an inactive one can only be withdrawn
@Schema(name = "ConsentPurpose")
record ConsentPurposeDetails(
        ConsentPurposeId id,
        @Schema(example = "1") long version,
        @Schema(example = "NEWSLETTER") String code,
        @Schema(example = "Newsletter") String name,
        @Schema(example = "true") boolean active,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
