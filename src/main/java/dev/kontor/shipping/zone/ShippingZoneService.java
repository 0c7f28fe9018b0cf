package dev.kontor.shipping.zone;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shipping.ShippingZoneId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the shipping zones.
@Service
@Transactional
class ShippingZoneService {

    private final ShippingZoneRepository zones;
    private final AuditLog audit;
    private final Clock clock;

    ShippingZoneService(ShippingZoneRepository zones, AuditLog audit, Clock clock) {
        this.zones = zones;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ShippingZone> list(Listing listing) {
        return zones.list(listing);
    }

    @Transactional(readOnly = true)
    public ShippingZone get(ShippingZoneId id) {
        return zones.find(id).orElseThrow(() -> NotFoundException.of("shipping zone", id));
    }

    public ShippingZone create(SaveShippingZone kept) {
        var now = clock.instant();
        var zone = new ShippingZone(ShippingZoneId.next(), 1, kept.name(), AddressRules.check(kept.areas()), now, now);
        zones.insert(zone);
        audit.record("shipping_zone.created", zone.id(), null, zone);
        return zone;
    }

    public ShippingZone change(ShippingZoneId id, IfMatch ifMatch, MergePatch<SaveShippingZone> patch) {
        var zone = get(id);
        ifMatch.require(zone.version());
        var changed = zone.change(patch.applyTo(SaveShippingZone.of(zone)), clock.instant());
        if (!zones.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("shipping_zone.updated", id, zone, changed);
        return get(id);
    }

    public void delete(ShippingZoneId id, IfMatch ifMatch) {
        var zone = get(id);
        ifMatch.require(zone.version());
        if (!zones.delete(id, zone.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("shipping_zone.deleted", id, zone, null);
    }
}
