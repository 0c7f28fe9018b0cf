package dev.kontor.tax.jurisdiction;

import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.area.TaxAreas;
import dev.kontor.tax.event.TaxJurisdictionCreated;
import dev.kontor.tax.event.TaxJurisdictionDeleted;
import dev.kontor.tax.event.TaxJurisdictionUpdated;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax jurisdictions.
@Service
@Transactional
class JurisdictionService {

    private final JurisdictionRepository jurisdictions;
    private final TaxAreas areas;
    private final ChangeLog changes;
    private final Clock clock;

    JurisdictionService(JurisdictionRepository jurisdictions, TaxAreas areas, ChangeLog changes, Clock clock) {
        this.jurisdictions = jurisdictions;
        this.areas = areas;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public JurisdictionDetails get(TaxJurisdictionId id) {
        return jurisdictions.get("tax jurisdiction", id).details();
    }

    public JurisdictionDetails create(CreateJurisdiction request) {
        var checked = TaxAreas.check(request.areas());
        var jurisdiction = new Jurisdiction(request, checked, clock.instant());
        requireAbove(jurisdiction.level(), jurisdiction.parentId());
        areas.requireFreeOfJurisdictions(
                checked, jurisdiction.level().name(), jurisdiction.id().value());
        jurisdictions.store(jurisdiction);
        var created = jurisdiction.details();
        changes.record(new TaxJurisdictionCreated(jurisdiction.id()), null, created);
        return created;
    }

    public JurisdictionDetails change(TaxJurisdictionId id, IfMatch ifMatch, MergePatch<ChangeJurisdiction> patch) {
        var jurisdiction = jurisdictions.get("tax jurisdiction", id, ifMatch);
        var before = jurisdiction.details();
        var current = patch.current(before);
        var applied = patch.applyTo(current);
        var wanted = applied.with(TaxAreas.check(applied.areas()));
        if (wanted.with(TaxAreas.sorted(wanted.areas())).equals(current)) {
            return before;
        }
        requireAbove(jurisdiction.level(), wanted.parentId());
        areas.requireFreeOfJurisdictions(wanted.areas(), jurisdiction.level().name(), id.value());
        jurisdiction.change(wanted, clock.instant());
        jurisdictions.store(jurisdiction);
        var after = jurisdiction.details();
        changes.record(new TaxJurisdictionUpdated(id), before, after);
        return after;
    }

    public void delete(TaxJurisdictionId id, IfMatch ifMatch) {
        var jurisdiction = jurisdictions.get("tax jurisdiction", id, ifMatch);
        var deleted = jurisdiction.details();
        jurisdictions.remove(jurisdiction);
        changes.record(new TaxJurisdictionDeleted(id), deleted, null);
    }

    private void requireAbove(JurisdictionLevel level, @Nullable TaxJurisdictionId parentId) {
        if (parentId == null) {
            return;
        }
        var parent = jurisdictions
                .findById(parentId)
                .orElseThrow(
                        () -> RejectedException.at("/parentId", "unknown", "The tax jurisdiction does not exist."));
        if (!level.isBelow(parent.level())) {
            throw RejectedException.at(
                    "/parentId",
                    "not-above",
                    "A jurisdiction of level %s cannot be above one of level %s. Choose one of a higher level."
                            .formatted(parent.level(), level));
        }
    }
}
