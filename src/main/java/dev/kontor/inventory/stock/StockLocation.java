package dev.kontor.inventory.stock;

import dev.kontor.inventory.LocationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The properties of a location that allocation uses.
///
/// @param active whether its stock is for sale
/// @param priority units are allocated from the lowest number first
/// @param country country of the location, if set
/// @param serves countries that it serves in addition to its own
record StockLocation(
        LocationId id,
        boolean active,
        int priority,
        @Nullable String country,
        Set<String> serves) {

    /// Returns the distance to the country: 0 for its own or an unknown one, 1 for a served one, 2 for others.
    int distance(@Nullable String destination) {
        if (destination == null) {
            return 0;
        }
        return destination.equals(country) ? 0 : serves.contains(destination) ? 1 : 2;
    }
}
