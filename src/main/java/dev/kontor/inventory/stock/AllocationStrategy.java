package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which location units are allocated from first. Priority and id break ties, so the result is
/// deterministic.
public enum AllocationStrategy {
    /// By the priority of the locations.
    PRIORITY,
    /// Locations in the destination country first, then those that serve it, then all others.
    NEAREST,
    /// As few locations as possible; among equal choices the nearest.
    FEWEST_PARCELS,
    /// The location with the most units first.
    MOST_STOCK;

    private static final Comparator<Level> BY_PRIORITY = Comparator.comparing(
                    (Level level) -> level.site().priority())
            .thenComparing(level -> level.locationId().value());

    /// @param levels levels of all variants at active locations
    /// @param country destination, if known
    Comparator<Level> order(Collection<Level> levels, Map<VariantId, Integer> quantities, @Nullable String country) {
        var nearest = Comparator.comparing((Level level) -> level.site().distance(country))
                .thenComparing(BY_PRIORITY);
        return switch (this) {
            case PRIORITY -> BY_PRIORITY;
            case NEAREST -> nearest;
            case MOST_STOCK -> Comparator.comparing(Level::free).reversed().thenComparing(BY_PRIORITY);
            case FEWEST_PARCELS -> {
                var chosen = ParcelChoice.fewest(levels, quantities, nearest);
                yield Comparator.comparing((Level level) -> !chosen.contains(level.locationId()))
                        .thenComparing(nearest);
            }
        };
    }
}
