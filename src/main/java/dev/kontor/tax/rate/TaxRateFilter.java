package dev.kontor.tax.rate;

import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.TaxZoneId;
import org.jspecify.annotations.Nullable;

/// Filters the list of tax rates.
///
/// @param zoneId only rates of this zone
/// @param categoryId only rates of this category
/// @param jurisdictionId only rates of this jurisdiction
record TaxRateFilter(
        @Nullable TaxZoneId zoneId,
        @Nullable TaxCategoryId categoryId,
        @Nullable TaxJurisdictionId jurisdictionId) {}
