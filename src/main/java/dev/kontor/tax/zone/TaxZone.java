package dev.kontor.tax.zone;

import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.ZoneArea;
import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.tax.TaxZoneId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A tax zone: countries and regions with the same tax rules. Each belongs to one zone only.
@Entity
@Table(schema = "tax", name = "zones")
class TaxZone extends Aggregate<TaxZoneId> {

    @Id
    private TaxZoneId id;

    private String name;

    /// Whether the amounts that buyers see there include tax.
    private boolean pricesIncludeTax;

    /// Whole countries and single regions; a region takes precedence over its country.
    @ElementCollection
    @CollectionTable(schema = "tax", name = "zone_areas", joinColumns = @JoinColumn(name = "zone_id"))
    private Set<ZoneArea> areas = new LinkedHashSet<>();

    TaxZone(SaveTaxZone wanted, Instant now) {
        super(now);
        this.id = TaxZoneId.next();
        this.name = wanted.name();
        this.pricesIncludeTax = wanted.pricesIncludeTax();
        this.areas.addAll(ZoneArea.setOf(AddressRules.check(wanted.areas())));
    }

    @SuppressWarnings("NullAway.Init")
    protected TaxZone() {}

    @Override
    public TaxZoneId id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean pricesIncludeTax() {
        return pricesIncludeTax;
    }

    List<Area> areas() {
        return ZoneArea.listOf(areas);
    }

    void change(SaveTaxZone wanted, Instant now) {
        name = wanted.name();
        pricesIncludeTax = wanted.pricesIncludeTax();
        var wantedAreas = ZoneArea.setOf(AddressRules.check(wanted.areas()));
        areas.retainAll(wantedAreas);
        areas.addAll(wantedAreas);
        updatedAt(now);
    }
}
