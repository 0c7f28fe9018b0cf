package dev.kontor.tax.rate;

import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxZoneId;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// Filters the list of tax rates.
record TaxRateFilter(
        @Parameter(description = "Only rates of this zone.") @Nullable
        TaxZoneId zoneId,

        @Parameter(description = "Only rates of this category.") @Nullable
        TaxCategoryId categoryId) {}
