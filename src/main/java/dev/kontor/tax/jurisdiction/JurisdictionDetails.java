package dev.kontor.tax.jurisdiction;

import dev.kontor.shared.web.Versioned;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.area.TaxArea;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tax jurisdiction with all its fields, for staff.
///
/// @param parentId a jurisdiction of a higher level
/// @param areas where it levies taxes
@Schema(name = "TaxJurisdictionDetails")
record JurisdictionDetails(
        TaxJurisdictionId id,
        @Schema(example = "3") long version,
        @Schema(example = "Los Angeles County") String name,
        JurisdictionLevel level,
        @Nullable TaxJurisdictionId parentId,
        List<TaxArea> areas,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
