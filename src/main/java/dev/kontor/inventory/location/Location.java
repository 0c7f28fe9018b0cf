package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
import java.time.Instant;

/// A place where stock lies.
///
/// @param active whether its stock is for sale
/// @param priority of several places the one with the lowest number is taken from first
record Location(
        LocationId id,
        long version,
        String code,
        String name,
        boolean active,
        int priority,
        Instant createdAt,
        Instant updatedAt) {

    Location change(KeepLocation kept, Instant now) {
        return new Location(id, version, kept.code(), kept.name(), kept.active(), kept.priority(), createdAt, now);
    }
}
