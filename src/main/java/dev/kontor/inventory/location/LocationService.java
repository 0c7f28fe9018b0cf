package dev.kontor.inventory.location;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.LocationUsage;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, changes and deletes locations.
@Service
@Transactional
class LocationService {

    private final LocationRepository locations;
    private final LocationQueries queries;
    private final Inventory inventory;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;
    private final ObjectProvider<LocationUsage> usages;

    LocationService(
            LocationRepository locations,
            LocationQueries queries,
            Inventory inventory,
            EventLog events,
            AuditLog audit,
            Clock clock,
            ObjectProvider<LocationUsage> usages) {
        this.locations = locations;
        this.queries = queries;
        this.inventory = inventory;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.usages = usages;
    }

    @Transactional(readOnly = true)
    public LocationDetails get(LocationId id) {
        return locations.get("location", id).details();
    }

    public LocationDetails create(SaveLocation request) {
        var location = new Location(request, clock.instant());
        locations.store(location);
        var created = location.details();
        audit.record("location.created", location.id(), null, created);
        return created;
    }

    public LocationDetails change(LocationId id, IfMatch ifMatch, MergePatch<SaveLocation> patch) {
        var location = locations.get("location", id, ifMatch);
        var before = location.details();
        location.change(patch.applyTo(before), clock.instant());
        locations.store(location);
        var after = location.details();
        audit.record("location.updated", id, before, after);
        if (after.active() != before.active()) {
            appendAvailability(id);
        }
        return after;
    }

    public void delete(LocationId id, IfMatch ifMatch) {
        var location = locations.get("location", id, ifMatch);
        queries.lock(id);
        if (usages.stream().anyMatch(usage -> usage.uses(id))) {
            throw new ConflictException(
                    ProblemCode.IN_USE, "The location has a pickup point. Delete the pickup point first.");
        }
        locations.remove(location);
        audit.record("location.deleted", id, location.details(), null);
    }

    private void appendAvailability(LocationId id) {
        var facts = inventory.availability(queries.stocked(id)).entrySet().stream()
                .map(now -> new InventoryAdjusted(now.getKey(), now.getValue().available(), "LOCATION"))
                .toList();
        if (!facts.isEmpty()) {
            events.append(facts);
        }
    }
}
