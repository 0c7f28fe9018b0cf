package dev.kontor.tax.rate;

import dev.kontor.shared.web.Versioned;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.TaxZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tax rate with all its fields, for staff.
///
/// @param jurisdictionId the jurisdiction that levies the tax; absent for a tax of the whole zone
/// @param compound whether the tax is levied on the price plus the taxes of the zone and of higher levels
/// @param validFrom absent if it has always been valid
/// @param validUntil when it ends; absent if it does not
record TaxRateDetails(
        TaxRateId id,
        @Schema(example = "3") long version,
        TaxZoneId zoneId,
        TaxCategoryId categoryId,
        @Schema(example = "VAT") String name,
        @Schema(example = "0.19") BigDecimal rate,
        @Nullable TaxJurisdictionId jurisdictionId,
        @Schema(example = "false") boolean compound,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /// Normalizes values such as `0.190` from PostgreSQL and requests.
    TaxRateDetails {
        rate = rate.stripTrailingZeros();
        rate = rate.scale() < 0 ? rate.setScale(0) : rate;
    }
}
