package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where units are taken from first, if several locations have them. Ties are broken by priority and id, so that
/// the same stock always gives the same answer.
public enum AllocationStrategy {
    /// As staff ordered the locations.
    PRIORITY,
    /// In the country of the buyer, then where that country is served, then elsewhere.
    NEAREST,
    /// From as few locations as possible; of equal choices the nearest.
    FEWEST_PARCELS,
    /// Where most units are.
    MOST_STOCK;

    private static final Comparator<Level> BY_PRIORITY = Comparator.comparing(
                    (Level level) -> level.site().priority())
            .thenComparing(level -> level.locationId().value());

    /// @param levels of all variants, at locations that sell
    /// @param country where the units go, if that is known
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
