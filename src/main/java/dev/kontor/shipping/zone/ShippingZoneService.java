package dev.kontor.shipping.zone;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.shipping.ShippingZoneUpdated;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages shipping zones.
@Service
@Transactional
class ShippingZoneService {

    private final ShippingZoneRepository zones;
    private final AuditLog audit;
    private final EventLog events;
    private final Clock clock;

    ShippingZoneService(ShippingZoneRepository zones, AuditLog audit, EventLog events, Clock clock) {
        this.zones = zones;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ShippingZoneDetails get(ShippingZoneId id) {
        return zones.get("shipping zone", id).details();
    }

    public ShippingZoneDetails create(SaveShippingZone request) {
        var zone = new ShippingZone(request, clock.instant());
        zones.store(zone);
        var created = zone.details();
        audit.record("shipping_zone.created", zone.id(), null, created);
        events.append(new ShippingZoneUpdated(zone.id()));
        return created;
    }

    public ShippingZoneDetails change(ShippingZoneId id, IfMatch ifMatch, MergePatch<SaveShippingZone> patch) {
        var zone = zones.get("shipping zone", id, ifMatch);
        var before = zone.details();
        zone.change(patch.applyTo(before), clock.instant());
        zones.store(zone);
        var after = zone.details();
        audit.record("shipping_zone.updated", id, before, after);
        events.append(new ShippingZoneUpdated(id));
        return after;
    }

    public void delete(ShippingZoneId id, IfMatch ifMatch) {
        var zone = zones.get("shipping zone", id, ifMatch);
        var deleted = zone.details();
        zones.remove(zone);
        audit.record("shipping_zone.deleted", id, deleted, null);
        events.append(new ShippingZoneUpdated(id));
    }
}
