package dev.kontor.tax.zone;

import dev.kontor.tax.area.TaxArea;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// An area of a zone, a row of its table. Empty texts are absent.
@Embeddable
record TaxZoneArea(
        @Column(length = 2) @JdbcTypeCode(SqlTypes.CHAR) String country,
        String region,
        String postcodeFrom,
        String postcodeTo) {

    static TaxZoneArea of(TaxArea area) {
        return new TaxZoneArea(area.country(), area.regionOrEmpty(), area.fromOrEmpty(), area.toOrEmpty());
    }

    TaxArea area() {
        return TaxArea.of(country, region, postcodeFrom, postcodeTo);
    }
}
