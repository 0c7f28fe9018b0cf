package dev.kontor.tax.zone;

import dev.kontor.shared.web.Versioned;
import dev.kontor.tax.TaxSettings;
import dev.kontor.tax.TaxZoneId;
import dev.kontor.tax.area.TaxArea;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A tax zone with all its fields, for staff.
///
/// @param isDefault whether destinations in no area belong to the zone
/// @param isExport whether no tax is charged, because goods leave the tax territory
record TaxZoneDetails(
        TaxZoneId id,
        @Schema(example = "3") long version,
        @Schema(example = "Germany") String name,
        @Schema(example = "true") boolean pricesIncludeTax,
        List<TaxArea> areas,
        @Schema(example = "false") boolean isDefault,
        @Schema(example = "false") boolean isExport,
        TaxSettings.Rounding rounding,
        TaxSettings.Mode roundingMode,
        TaxSettings.Target roundingTarget,
        TaxSettings.ShippingTax shippingTax,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
