package dev.kontor.tax.zone;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.tax.TaxZoneId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the tax zones.
@Service
@Transactional
class TaxZoneService {

    private final TaxZoneRepository zones;
    private final AuditLog audit;
    private final Clock clock;

    TaxZoneService(TaxZoneRepository zones, AuditLog audit, Clock clock) {
        this.zones = zones;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<TaxZone> list(Listing listing) {
        return zones.list(listing);
    }

    @Transactional(readOnly = true)
    public TaxZone get(TaxZoneId id) {
        return zones.find(id).orElseThrow(() -> NotFoundException.of("tax zone", id));
    }

    public TaxZone create(SaveTaxZone kept) {
        var now = clock.instant();
        var zone = new TaxZone(
                TaxZoneId.next(), 1, kept.name(), kept.pricesIncludeTax(), AddressRules.check(kept.areas()), now, now);
        zones.insert(zone);
        audit.record("tax_zone.created", zone.id(), null, zone);
        return zone;
    }

    public TaxZone change(TaxZoneId id, IfMatch ifMatch, MergePatch<SaveTaxZone> patch) {
        var zone = get(id);
        ifMatch.require(zone.version());
        var changed = zone.change(patch.applyTo(SaveTaxZone.of(zone)), clock.instant());
        if (!zones.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("tax_zone.updated", id, zone, changed);
        return get(id);
    }

    public void delete(TaxZoneId id, IfMatch ifMatch) {
        var zone = get(id);
        ifMatch.require(zone.version());
        if (!zones.delete(id, zone.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("tax_zone.deleted", id, zone, null);
    }
}
