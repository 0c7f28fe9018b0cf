package dev.kontor.shipping.zone;

import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.address.ZoneArea;
import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.shipping.ShippingZoneId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// A shipping zone: countries and regions with the same shipping methods. Each belongs to one zone only.
@Entity
@Table(schema = "shipping", name = "zones")
class ShippingZone extends Aggregate<ShippingZoneId> {

    @Id
    private ShippingZoneId id;

    private String name;

    /// Whole countries and single regions; a region takes precedence over its country.
    @ElementCollection
    @CollectionTable(schema = "shipping", name = "zone_areas", joinColumns = @JoinColumn(name = "zone_id"))
    private Set<ZoneArea> areas = new LinkedHashSet<>();

    ShippingZone(SaveShippingZone wanted, Instant now) {
        super(now);
        this.id = ShippingZoneId.next();
        this.name = wanted.name();
        this.areas.addAll(ZoneArea.setOf(AddressRules.check(wanted.areas())));
    }

    @SuppressWarnings("NullAway.Init")
    protected ShippingZone() {}

    @Override
    public ShippingZoneId id() {
        return id;
    }

    ShippingZoneDetails details() {
        return new ShippingZoneDetails(id, version(), name, ZoneArea.listOf(areas), createdAt(), updatedAt());
    }

    void change(SaveShippingZone wanted, Instant now) {
        name = wanted.name();
        var wantedAreas = ZoneArea.setOf(AddressRules.check(wanted.areas()));
        areas.retainAll(wantedAreas);
        areas.addAll(wantedAreas);
        updatedAt(now);
    }
}
