package dev.kontor.tax.exemption;

import dev.kontor.shared.address.Area;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// An area of an exemption, a row of its table. An empty region is absent.
@Embeddable
record ExemptionArea(
        @Column(length = 2) @JdbcTypeCode(SqlTypes.CHAR) String country, String region) {

    static ExemptionArea of(Area area) {
        return new ExemptionArea(area.country(), area.regionOrEmpty());
    }

    Area area() {
        return Area.of(country, region);
    }
}
