package dev.kontor.tax.zone;

import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.TaxZoneId;
import dev.kontor.tax.VatCountries;
import dev.kontor.tax.area.TaxAreas;
import dev.kontor.tax.event.TaxZoneCreated;
import dev.kontor.tax.event.TaxZoneDeleted;
import dev.kontor.tax.event.TaxZoneUpdated;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax zones.
@Service
@Transactional
class TaxZoneService {

    private final TaxZoneRepository zones;
    private final TaxAreas areas;
    private final TaxProperties.Seller seller;
    private final ChangeLog changes;
    private final Clock clock;

    TaxZoneService(TaxZoneRepository zones, TaxAreas areas, TaxProperties properties, ChangeLog changes, Clock clock) {
        this.zones = zones;
        this.areas = areas;
        this.seller = properties.seller();
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TaxZoneDetails get(TaxZoneId id) {
        return zones.get("tax zone", id).details();
    }

    public TaxZoneDetails create(SaveTaxZone request) {
        var wanted = request.with(TaxAreas.check(request.areas()));
        requireForeign(wanted);
        var zone = new TaxZone(wanted, clock.instant());
        areas.requireFreeOfZones(wanted.areas(), zone.id().value());
        zones.store(zone);
        var created = zone.details();
        changes.record(new TaxZoneCreated(zone.id()), null, created);
        return created;
    }

    public TaxZoneDetails change(TaxZoneId id, IfMatch ifMatch, MergePatch<SaveTaxZone> patch) {
        var zone = zones.get("tax zone", id, ifMatch);
        var before = zone.details();
        var current = patch.current(before);
        var applied = patch.applyTo(current);
        var wanted = applied.with(TaxAreas.check(applied.areas()));
        if (wanted.with(TaxAreas.sorted(wanted.areas())).equals(current)) {
            return before;
        }
        requireForeign(wanted);
        areas.requireFreeOfZones(wanted.areas(), id.value());
        zone.change(wanted, clock.instant());
        zones.store(zone);
        var after = zone.details();
        changes.record(new TaxZoneUpdated(id), before, after);
        return after;
    }

    public void delete(TaxZoneId id, IfMatch ifMatch) {
        var zone = zones.get("tax zone", id, ifMatch);
        var deleted = zone.details();
        zones.remove(zone);
        changes.record(new TaxZoneDeleted(id), deleted, null);
    }

    /// Goods leave the tax territory only if they leave the shop's country, and a member state leaves them in
    /// the European Union. Parts of a country can be outside of its tax territory.
    private void requireForeign(SaveTaxZone wanted) {
        if (!wanted.wantsExport() || seller.country() == null) {
            return;
        }
        for (int index = 0; index < wanted.areas().size(); index++) {
            var area = wanted.areas().get(index);
            boolean domestic = VatCountries.isSame(area.country(), seller.country())
                    || VatCountries.isInTheUnion(area.country()) && VatCountries.isInTheUnion(seller.country());
            if (domestic && area.region() == null && area.postcodeFrom() == null) {
                throw RejectedException.at(
                        "/areas/" + index,
                        "not-exported",
                        "Goods for %s are no exports of a shop in %s. Remove the area, or name the regions or postcodes that are outside of the tax territory."
                                .formatted(area.country(), seller.country()));
            }
        }
    }
}
