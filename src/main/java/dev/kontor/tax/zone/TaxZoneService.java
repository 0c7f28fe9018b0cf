package dev.kontor.tax.zone;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.tax.TaxZoneId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax zones.
@Service
@Transactional
class TaxZoneService {

    private final TaxZoneRepository zones;
    private final TaxZoneQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    TaxZoneService(TaxZoneRepository zones, TaxZoneQueries queries, AuditLog audit, Clock clock) {
        this.zones = zones;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<TaxZoneDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public TaxZoneDetails get(TaxZoneId id) {
        return TaxZoneDetails.of(find(id));
    }

    public TaxZoneDetails create(SaveTaxZone request) {
        var zone = new TaxZone(request, clock.instant());
        zones.store(zone);
        var created = TaxZoneDetails.of(zone);
        audit.record("tax_zone.created", zone.id(), null, created);
        return created;
    }

    public TaxZoneDetails change(TaxZoneId id, IfMatch ifMatch, MergePatch<SaveTaxZone> patch) {
        var zone = find(id);
        ifMatch.require(zone.version());
        var before = TaxZoneDetails.of(zone);
        zone.change(patch.applyTo(SaveTaxZone.of(zone)), clock.instant());
        zones.store(zone);
        var after = TaxZoneDetails.of(zone);
        audit.record("tax_zone.updated", id, before, after);
        return after;
    }

    public void delete(TaxZoneId id, IfMatch ifMatch) {
        var zone = find(id);
        ifMatch.require(zone.version());
        var deleted = TaxZoneDetails.of(zone);
        zones.remove(zone);
        audit.record("tax_zone.deleted", id, deleted, null);
    }

    private TaxZone find(TaxZoneId id) {
        return zones.findById(id).orElseThrow(() -> NotFoundException.of("tax zone", id));
    }
}
