package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockLevelId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationStrategyTests {

    private static final StockLocation BERLIN = site(1, "DE", "AT");
    private static final StockLocation PARIS = site(2, "FR", "BE");
    private static final StockLocation OSLO = site(3, "NO");

    private final VariantId mug = VariantId.next();
    private final VariantId cup = VariantId.next();

    @Test
    void takesInTheOrderOfPriority() {
        var stock = stock(level(mug, OSLO, 9), level(mug, PARIS, 3), level(mug, BERLIN, 2));

        assertThat(take(stock, AllocationStrategy.PRIORITY, "NO", Map.of(mug, 7)))
                .isEqualTo("BERLIN mug 2, OSLO mug 2, PARIS mug 3");
    }

    @Test
    void takesInTheCountryThenWhereItIsServedThenByPriority() {
        var stock = stock(level(mug, BERLIN, 2), level(mug, PARIS, 2), level(mug, OSLO, 2));

        assertThat(take(stock, AllocationStrategy.NEAREST, "NO", Map.of(mug, 3)))
                .isEqualTo("BERLIN mug 1, OSLO mug 2");
        assertThat(take(stock, AllocationStrategy.NEAREST, "BE", Map.of(mug, 3)))
                .isEqualTo("BERLIN mug 1, PARIS mug 2");
        assertThat(take(stock, AllocationStrategy.NEAREST, null, Map.of(mug, 3)))
                .isEqualTo("BERLIN mug 2, PARIS mug 1");
    }

    @Test
    void takesWhereMostIs() {
        var stock = stock(level(mug, BERLIN, 2), level(mug, PARIS, 5), level(cup, BERLIN, 9), level(cup, PARIS, 8));

        assertThat(take(stock, AllocationStrategy.MOST_STOCK, null, Map.of(mug, 1, cup, 1)))
                .isEqualTo("BERLIN cup 1, PARIS mug 1");
    }

    @Test
    void takesTheWholeOrderFromOnePlaceIfThereIsOne() {
        var stock = stock(level(mug, BERLIN, 9), level(cup, BERLIN, 1), level(mug, OSLO, 2), level(cup, OSLO, 2));

        assertThat(take(stock, AllocationStrategy.FEWEST_PARCELS, "DE", Map.of(mug, 1, cup, 2)))
                .isEqualTo("OSLO cup 2, OSLO mug 1");
        assertThat(take(stock, AllocationStrategy.FEWEST_PARCELS, "NO", Map.of(mug, 1, cup, 1)))
                .isEqualTo("OSLO cup 1, OSLO mug 1");
        assertThat(take(stock, AllocationStrategy.FEWEST_PARCELS, "DE", Map.of(mug, 1, cup, 1)))
                .isEqualTo("BERLIN cup 1, BERLIN mug 1");
    }

    @Test
    void sendsAsFewParcelsAsPossible() {
        var stock = stock(
                level(mug, BERLIN, 1), level(cup, BERLIN, 1),
                level(mug, PARIS, 2), level(cup, PARIS, 1),
                level(mug, OSLO, 1), level(cup, OSLO, 3));

        assertThat(take(stock, AllocationStrategy.FEWEST_PARCELS, null, Map.of(mug, 3, cup, 4)))
                .isEqualTo("OSLO cup 3, OSLO mug 1, PARIS cup 1, PARIS mug 2");
    }

    @Test
    void everyStrategyAllocatesTheSameUnitsInAnyOrderOfTheLevels() {
        var random = new Random(42);
        for (int round = 0; round < 200; round++) {
            var levels = new ArrayList<Level>();
            for (var site : List.of(BERLIN, PARIS, OSLO)) {
                levels.add(level(mug, site, random.nextInt(5)));
                levels.add(level(cup, site, random.nextInt(5)));
            }
            int mugs = sum(levels, mug);
            int cups = (sum(levels, cup) + 1) / 2;
            var wanted = Map.of(mug, mugs, cup, cups);
            for (var strategy : AllocationStrategy.values()) {
                var first = take(new LockedStock(levels), strategy, "BE", wanted);
                Collections.shuffle(levels, random);
                assertThat(take(new LockedStock(levels), strategy, "BE", wanted))
                        .isEqualTo(first);
                var units = new LockedStock(levels)
                        .allocate(wanted, strategy, "BE").stream()
                                .mapToInt(Allocation::quantity)
                                .sum();
                assertThat(units).isEqualTo(mugs + cups);
            }
        }
    }

    private static int sum(List<Level> levels, VariantId variant) {
        return levels.stream()
                .filter(level -> level.variantId().equals(variant))
                .mapToInt(Level::free)
                .sum();
    }

    private String take(
            LockedStock stock,
            AllocationStrategy strategy,
            @Nullable String country,
            Map<VariantId, Integer> quantities) {
        var taken = new TreeMap<String, Integer>();
        stock.allocate(quantities, strategy, country)
                .forEach(each -> taken.put(
                        name(each.locationId()) + " " + (each.variantId().equals(mug) ? "mug" : "cup"),
                        each.quantity()));
        return String.join(
                ", ",
                taken.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList());
    }

    private static String name(LocationId id) {
        return id.equals(BERLIN.id()) ? "BERLIN" : id.equals(PARIS.id()) ? "PARIS" : "OSLO";
    }

    private static LockedStock stock(Level... levels) {
        return new LockedStock(List.of(levels));
    }

    private static Level level(VariantId variant, StockLocation site, int units) {
        return new Level(
                new StockLevelId(UUID.randomUUID()),
                variant,
                site,
                units,
                0,
                0,
                true,
                new SellingTerms(1, 0, null, SoldOutPolicy.STOCK, 0, null),
                List.of());
    }

    private static StockLocation site(int priority, String country, String... serves) {
        return new StockLocation(LocationId.next(), true, priority, country, Set.of(serves));
    }
}
