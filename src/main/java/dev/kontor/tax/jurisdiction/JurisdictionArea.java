package dev.kontor.tax.jurisdiction;

import dev.kontor.tax.area.TaxArea;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// An area of a jurisdiction, a row of its table. Empty texts are absent.
///
/// @param level of the jurisdiction, because areas of one level must not overlap
@Embeddable
record JurisdictionArea(
        @Enumerated(EnumType.STRING) JurisdictionLevel level,

        @Column(length = 2) @JdbcTypeCode(SqlTypes.CHAR) String country,
        String region,
        String postcodeFrom,
        String postcodeTo) {

    static JurisdictionArea of(JurisdictionLevel level, TaxArea area) {
        return new JurisdictionArea(level, area.country(), area.regionOrEmpty(), area.fromOrEmpty(), area.toOrEmpty());
    }

    TaxArea area() {
        return TaxArea.of(country, region, postcodeFrom, postcodeTo);
    }
}
