package dev.kontor.tax.jurisdiction;

import io.swagger.v3.oas.annotations.media.Schema;

/// The level of a jurisdiction. Taxes are applied from the highest level to the lowest.
@Schema(name = "TaxJurisdictionLevel")
enum JurisdictionLevel {
    COUNTRY,
    STATE,
    COUNTY,
    CITY,
    /// A district for a purpose, such as public transport.
    DISTRICT;

    boolean isBelow(JurisdictionLevel other) {
        return ordinal() > other.ordinal();
    }
}
