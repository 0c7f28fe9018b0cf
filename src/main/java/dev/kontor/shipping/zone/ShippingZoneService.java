package dev.kontor.shipping.zone;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
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
    private final ShippingZoneQueries queries;
    private final AuditLog audit;
    private final EventLog events;
    private final Clock clock;

    ShippingZoneService(
            ShippingZoneRepository zones, ShippingZoneQueries queries, AuditLog audit, EventLog events, Clock clock) {
        this.zones = zones;
        this.queries = queries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ShippingZoneDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public ShippingZoneDetails get(ShippingZoneId id) {
        return ShippingZoneDetails.of(find(id));
    }

    public ShippingZoneDetails create(SaveShippingZone request) {
        var zone = new ShippingZone(request, clock.instant());
        zones.store(zone);
        var created = ShippingZoneDetails.of(zone);
        audit.record("shipping_zone.created", zone.id(), null, created);
        events.append(new ShippingZoneUpdated(zone.id()));
        return created;
    }

    public ShippingZoneDetails change(ShippingZoneId id, IfMatch ifMatch, MergePatch<SaveShippingZone> patch) {
        var zone = find(id);
        ifMatch.require(zone.version());
        var before = ShippingZoneDetails.of(zone);
        zone.change(patch.applyTo(SaveShippingZone.of(zone)), clock.instant());
        zones.store(zone);
        var after = ShippingZoneDetails.of(zone);
        audit.record("shipping_zone.updated", id, before, after);
        events.append(new ShippingZoneUpdated(id));
        return after;
    }

    public void delete(ShippingZoneId id, IfMatch ifMatch) {
        var zone = find(id);
        ifMatch.require(zone.version());
        var deleted = ShippingZoneDetails.of(zone);
        zones.remove(zone);
        audit.record("shipping_zone.deleted", id, deleted, null);
        events.append(new ShippingZoneUpdated(id));
    }

    private ShippingZone find(ShippingZoneId id) {
        return zones.findById(id).orElseThrow(() -> NotFoundException.of("shipping zone", id));
    }
}
