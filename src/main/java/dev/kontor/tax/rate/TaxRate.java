package dev.kontor.tax.rate;

import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.TaxZoneId;
import java.math.BigDecimal;
import java.time.Instant;

/// The tax on one category of goods in one zone.
///
/// @param rate `0.19` is nineteen percent
record TaxRate(
        TaxRateId id,
        long version,
        TaxZoneId zoneId,
        TaxCategoryId categoryId,
        String name,
        BigDecimal rate,
        Instant createdAt,
        Instant updatedAt) {

    TaxRate change(ChangeTaxRate changed, Instant now) {
        return new TaxRate(id, version, zoneId, categoryId, changed.name(), changed.rate(), createdAt, now);
    }
}
