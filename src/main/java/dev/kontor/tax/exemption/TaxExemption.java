package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.tax.TaxExemptionId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The exemption of a customer, or of a group of customers, with its certificate.
@Entity
@Table(schema = "tax", name = "exemptions")
class TaxExemption extends Aggregate<TaxExemptionId> {

    private static final Comparator<Area> ORDER =
            Comparator.comparing(Area::country).thenComparing(Area::regionOrEmpty);

    @Id
    private TaxExemptionId id;

    @Nullable
    private CustomerId customerId;

    @Nullable
    @Column(name = "group_id")
    private CustomerGroupId customerGroupId;

    private String certificateNumber;

    @Nullable
    private Instant validFrom;

    @Nullable
    private Instant validUntil;

    @Nullable
    private String documentReference;

    @ElementCollection
    @CollectionTable(schema = "tax", name = "exemption_areas", joinColumns = @JoinColumn(name = "exemption_id"))
    private Set<ExemptionArea> areas = new LinkedHashSet<>();

    /// @param checked its fields
    TaxExemption(CreateTaxExemption wanted, ChangeTaxExemption checked, Instant now) {
        super(now);
        id = TaxExemptionId.next();
        customerId = wanted.customerId();
        customerGroupId = wanted.customerGroupId();
        change(checked, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected TaxExemption() {}

    @Override
    public TaxExemptionId id() {
        return id;
    }

    /// Moves the exemption to the customer with whom the holder was merged.
    void moveTo(CustomerId target, Instant now) {
        customerId = target;
        updatedAt(now);
    }

    TaxExemptionDetails details() {
        return new TaxExemptionDetails(
                id,
                version(),
                customerId,
                customerGroupId,
                certificateNumber,
                areas.stream().map(ExemptionArea::area).sorted(ORDER).toList(),
                validFrom,
                validUntil,
                documentReference,
                createdAt(),
                updatedAt());
    }

    final void change(ChangeTaxExemption wanted, Instant now) {
        certificateNumber = wanted.certificateNumber();
        validFrom = wanted.validFrom();
        validUntil = wanted.validUntil();
        documentReference = wanted.documentReference();
        var wantedAreas = wanted.areas().stream().map(ExemptionArea::of).collect(Collectors.toSet());
        areas.retainAll(wantedAreas);
        areas.addAll(wantedAreas);
        updatedAt(now);
    }

    static List<Area> sorted(List<Area> areas) {
        return areas.stream().distinct().sorted(ORDER).toList();
    }
}
