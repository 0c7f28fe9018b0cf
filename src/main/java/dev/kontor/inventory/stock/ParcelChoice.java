package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds the smallest set of locations that has all units, by trying all sets in order of size.
final class ParcelChoice {

    /// Eight locations have 255 combinations. If they do not suffice, allocation uses the plain order.
    private static final int MAX_SITES = 8;

    private final List<LocationId> sites;
    private final Map<VariantId, int[]> free = new HashMap<>();
    private final Map<VariantId, Integer> wanted = new HashMap<>();

    private ParcelChoice(List<LocationId> sites, Collection<Level> levels, Map<VariantId, Integer> quantities) {
        this.sites = sites;
        levels.stream().filter(Level::tracked).forEach(level -> {
            int site = sites.indexOf(level.locationId());
            if (site >= 0) {
                free.computeIfAbsent(level.variantId(), _ -> new int[sites.size()])[site] = level.free();
            }
        });
        // Missing units are backordered; no choice of locations makes them arrive sooner.
        free.forEach((variant, units) -> wanted.put(variant, (int) Math.min(
                quantities.getOrDefault(variant, 0),
                IntStream.of(units).asLongStream().sum())));
    }

    /// @param order prefers earlier locations among equal choices
    static Set<LocationId> fewest(
            Collection<Level> levels, Map<VariantId, Integer> quantities, Comparator<Level> order) {
        var sites = levels.stream()
                .sorted(order)
                .map(Level::locationId)
                .distinct()
                .limit(MAX_SITES)
                .toList();
        return new ParcelChoice(sites, levels, quantities).fewest();
    }

    private Set<LocationId> fewest() {
        int choice = IntStream.range(1, 1 << sites.size())
                .boxed()
                .sorted(Comparator.comparing(Integer::bitCount).thenComparing(Comparator.naturalOrder()))
                .filter(this::suffices)
                .findFirst()
                .orElse(0);
        return IntStream.range(0, sites.size())
                .filter(site -> isIn(choice, site))
                .mapToObj(sites::get)
                .collect(Collectors.toSet());
    }

    private boolean suffices(int choice) {
        return wanted.entrySet().stream().allMatch(line -> {
            var units = free.getOrDefault(line.getKey(), new int[0]);
            long there = IntStream.range(0, units.length)
                    .filter(site -> isIn(choice, site))
                    .mapToLong(site -> units[site])
                    .sum();
            return there >= line.getValue();
        });
    }

    private static boolean isIn(int choice, int site) {
        return (choice >> site & 1) == 1;
    }
}
