package dev.kontor.tax.zone;

import dev.kontor.shared.address.Area;
import dev.kontor.shared.web.Versioned;
import dev.kontor.tax.TaxZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A tax zone with all its fields, for staff.
record TaxZoneDetails(
        TaxZoneId id,
        @Schema(example = "3") long version,
        @Schema(example = "Germany") String name,
        @Schema(example = "true") boolean pricesIncludeTax,
        List<Area> areas,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static TaxZoneDetails of(TaxZone zone) {
        return new TaxZoneDetails(
                zone.id(),
                zone.version(),
                zone.name(),
                zone.pricesIncludeTax(),
                zone.areas(),
                zone.createdAt(),
                zone.updatedAt());
    }
}
