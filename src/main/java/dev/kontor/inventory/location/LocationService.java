package dev.kontor.inventory.location;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the locations.
@Service
@Transactional
class LocationService {

    private final LocationRepository locations;
    private final Inventory inventory;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    LocationService(LocationRepository locations, Inventory inventory, EventLog events, AuditLog audit, Clock clock) {
        this.locations = locations;
        this.inventory = inventory;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Location> list(Listing listing) {
        return locations.list(listing);
    }

    @Transactional(readOnly = true)
    public Location get(LocationId id) {
        return locations.find(id).orElseThrow(() -> NotFoundException.of("location", id));
    }

    public Location create(SaveLocation kept) {
        var now = clock.instant();
        var location = new Location(
                LocationId.next(),
                1,
                kept.code(),
                kept.name(),
                kept.active(),
                kept.priority(),
                kept.country(),
                kept.served(),
                now,
                now);
        locations.insert(location);
        audit.record("location.created", location.id(), null, location);
        return location;
    }

    public Location change(LocationId id, IfMatch ifMatch, MergePatch<SaveLocation> patch) {
        var location = get(id);
        ifMatch.require(location.version());
        var changed = location.change(patch.applyTo(SaveLocation.of(location)), clock.instant());
        if (!locations.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("location.updated", id, location, changed);
        if (changed.active() != location.active()) {
            publish(id);
        }
        return get(id);
    }

    public void delete(LocationId id, IfMatch ifMatch) {
        var location = get(id);
        ifMatch.require(location.version());
        if (!locations.delete(id, location.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("location.deleted", id, location, null);
    }

    private void publish(LocationId id) {
        var facts = inventory.availability(locations.stocked(id)).entrySet().stream()
                .map(now -> new InventoryAdjusted(now.getKey(), now.getValue().available(), "LOCATION"))
                .toList();
        if (!facts.isEmpty()) {
            events.append(facts);
        }
    }
}
