package dev.kontor.inventory.stock;

import dev.kontor.inventory.LocationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stock needs to know of a location.
///
/// @param active whether it sells
/// @param priority the lowest number is taken from first
/// @param country where it is, if anybody said so
/// @param serves countries that are near it
record StockLocation(
        LocationId id,
        boolean active,
        int priority,
        @Nullable String country,
        Set<String> serves) {

    /// How far it is to the country: 0 within, 1 served, 2 elsewhere.
    int distance(@Nullable String destination) {
        if (destination == null) {
            return 0;
        }
        return destination.equals(country) ? 0 : serves.contains(destination) ? 1 : 2;
    }
}
