package dev.kontor.tax.zone;

import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.tax.TaxSettings;
import dev.kontor.tax.TaxZoneId;
import dev.kontor.tax.area.TaxArea;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// A tax zone: places with the same tax rules. Each belongs to one zone only.
@Entity
@Table(schema = "tax", name = "zones")
class TaxZone extends Aggregate<TaxZoneId> {

    @Id
    private TaxZoneId id;

    private String name;

    /// Whether the amounts that buyers see there include tax.
    private boolean pricesIncludeTax;

    /// Whether destinations in no area belong to the zone.
    @Column(name = "is_default")
    private boolean standard;

    /// Whether no tax is charged, because goods leave the tax territory.
    @Column(name = "is_export")
    private boolean export;

    @Enumerated(EnumType.STRING)
    private TaxSettings.Rounding rounding;

    @Enumerated(EnumType.STRING)
    private TaxSettings.Mode roundingMode;

    @Enumerated(EnumType.STRING)
    private TaxSettings.Target roundingTarget;

    @Enumerated(EnumType.STRING)
    private TaxSettings.ShippingTax shippingTax;

    /// The most specific area of a destination takes precedence.
    @ElementCollection
    @CollectionTable(schema = "tax", name = "zone_areas", joinColumns = @JoinColumn(name = "zone_id"))
    private Set<TaxZoneArea> areas = new LinkedHashSet<>();

    TaxZone(SaveTaxZone wanted, Instant now) {
        super(now);
        id = TaxZoneId.next();
        change(wanted, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected TaxZone() {}

    @Override
    public TaxZoneId id() {
        return id;
    }

    TaxZoneDetails details() {
        return new TaxZoneDetails(
                id,
                version(),
                name,
                pricesIncludeTax,
                areas.stream().map(TaxZoneArea::area).sorted(TaxArea.ORDER).toList(),
                standard,
                export,
                rounding,
                roundingMode,
                roundingTarget,
                shippingTax,
                createdAt(),
                updatedAt());
    }

    final void change(SaveTaxZone wanted, Instant now) {
        var settings = wanted.settings();
        name = wanted.name();
        pricesIncludeTax = wanted.pricesIncludeTax();
        standard = wanted.wantsDefault();
        export = wanted.wantsExport();
        rounding = settings.rounding();
        roundingMode = settings.roundingMode();
        roundingTarget = settings.roundingTarget();
        shippingTax = settings.shippingTax();
        var wantedAreas =
                wanted.areas().stream().map(TaxZoneArea::of).collect(Collectors.toCollection(LinkedHashSet::new));
        areas.retainAll(wantedAreas);
        areas.addAll(wantedAreas);
        updatedAt(now);
    }
}
