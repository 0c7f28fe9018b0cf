package dev.kontor.tax.jurisdiction;

import dev.kontor.tax.TaxJurisdictionId;
import org.jspecify.annotations.Nullable;

/// Filters the list of tax jurisdictions.
///
/// @param level only jurisdictions of this level
/// @param parentId only jurisdictions below this one
record JurisdictionFilter(
        @Nullable JurisdictionLevel level, @Nullable TaxJurisdictionId parentId) {}
