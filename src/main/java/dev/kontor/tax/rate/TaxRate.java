package dev.kontor.tax.rate;

import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.TaxZoneId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rate of a tax that a jurisdiction levies on a category in a zone.
@Entity
@Table(schema = "tax", name = "rates")
class TaxRate extends Aggregate<TaxRateId> {

    @Id
    private TaxRateId id;

    private TaxZoneId zoneId;
    private TaxCategoryId categoryId;
    private String name;

    /// `0.19` is nineteen percent.
    @Column(precision = 7, scale = 6)
    private BigDecimal rate;

    /// Absent for the tax of the whole zone.
    @Nullable
    private TaxJurisdictionId jurisdictionId;

    /// Whether its base includes earlier taxes.
    private boolean compound;

    @Nullable
    private Instant validFrom;

    @Nullable
    private Instant validUntil;

    TaxRate(CreateTaxRate wanted, Instant now) {
        super(now);
        this.id = TaxRateId.next();
        this.zoneId = wanted.zoneId();
        this.categoryId = wanted.categoryId();
        this.name = wanted.name();
        this.rate = wanted.rate();
        this.jurisdictionId = wanted.jurisdictionId();
        this.compound = Boolean.TRUE.equals(wanted.compound());
        this.validFrom = wanted.validFrom();
        this.validUntil = wanted.validUntil();
    }

    @SuppressWarnings("NullAway.Init")
    protected TaxRate() {}

    @Override
    public TaxRateId id() {
        return id;
    }

    TaxZoneId zoneId() {
        return zoneId;
    }

    TaxCategoryId categoryId() {
        return categoryId;
    }

    @Nullable
    TaxJurisdictionId jurisdictionId() {
        return jurisdictionId;
    }

    @Nullable
    Instant validFrom() {
        return validFrom;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    TaxRateDetails details() {
        return new TaxRateDetails(
                id,
                version(),
                zoneId,
                categoryId,
                name,
                rate,
                jurisdictionId,
                compound,
                validFrom,
                validUntil,
                createdAt(),
                updatedAt());
    }

    void change(ChangeTaxRate wanted, Instant now) {
        name = wanted.name();
        rate = wanted.rate();
        compound = Boolean.TRUE.equals(wanted.compound());
        validFrom = wanted.validFrom();
        validUntil = wanted.validUntil();
        updatedAt(now);
    }
}
