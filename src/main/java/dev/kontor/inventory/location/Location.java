package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where stock lies.
///
/// @param active whether its stock is for sale
/// @param priority of several places the one with the lowest number is taken from first
/// @param country where it is, if anybody said so
/// @param serves countries that are near it, besides its own
record Location(
        LocationId id,
        long version,
        String code,
        String name,
        boolean active,
        int priority,
        @Nullable String country,
        List<String> serves,
        Instant createdAt,
        Instant updatedAt) {

    Location change(SaveLocation kept, Instant now) {
        return new Location(
                id,
                version,
                kept.code(),
                kept.name(),
                kept.active(),
                kept.priority(),
                kept.country(),
                kept.served(),
                createdAt,
                now);
    }
}
