package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.OutOfStock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to stock at the same time, and in whatever order: the ledger sums to the levels, nothing is
/// promised beyond the limits, and nobody waits for what lies in the house.
class StockInterleavingTests {

    private static final int CALLS = 400;

    private final Warehouse warehouse = new Warehouse();
    private final StockMovements shelves = new StockMovements(warehouse.levels, warehouse.book);
    private final List<LocationId> places = List.of(warehouse.location(1), warehouse.location(2));
    private final List<VariantId> variants = IntStream.range(0, 3)
            .mapToObj(_ -> warehouse.variant(Map.entry(places.get(0), 12), Map.entry(places.get(1), 8)))
            .toList();
    private final Queue<UUID> references = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(longs = {7, 20_261_126})
    void theBooksAreInOrderAfterAnythingThatCanHappen(long seed) {
        variants.forEach(variant -> places.forEach(place -> warehouse.sell(variant, place, Warehouse.backorders(6))));

        AtOnce.run(IntStream.range(0, CALLS)
                .mapToObj(number -> (Callable<Boolean>) () -> anything(new Random(seed + number)))
                .toList());

        warehouse.assertThatTheLedgerExplainsEveryLevel();
        assertThat(warehouse
                        .jdbc
                        .sql("""
                                select count(*) from inventory.stock_levels
                                where variant_id = any(:variants::uuid[]) and (held < 0 or held > on_hand
                                or backordered < 0 or backordered > backorder_limit
                                or backordered > 0 and on_hand - held - safety > 0)
                                """)
                        .param("variants", variants)
                        .query(Long.class)
                        .single())
                .as("levels with too many promises, or with units that somebody waits for")
                .isZero();
    }

    private boolean anything(Random random) {
        var variant = variants.get(random.nextInt(variants.size()));
        var place = places.get(random.nextInt(places.size()));
        try {
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3 -> references.add(warehouse.held(basket(random)));
                case 4, 5 -> with(random, warehouse::confirm);
                case 6 -> with(random, warehouse::release);
                case 7 -> with(random, it -> warehouse.run(() -> warehouse.service.release(it, Map.of(variant, 1))));
                case 8 -> with(random, it -> warehouse.run(() -> warehouse.service.ship(it, Map.of(variant, 1))));
                case 9 -> {
                    with(random, warehouse::runOut);
                    warehouse.expireDue();
                }
                case 10 -> warehouse.receive(variant, place, 1 + random.nextInt(3));
                case 11 -> transfer(variant);
                case 12 -> count(place, variant, random.nextInt(3) - 1);
                default ->
                    warehouse.sell(
                            variant,
                            place,
                            new SellingTerms(1, random.nextInt(3), 4, SoldOutPolicy.BACKORDER, 200, null));
            }
            return true;
        } catch (OutOfStock | StockIsHeld | IllegalStateException _) {
            // Refused: what it wanted was not there. That it changed nothing is what the sums tell.
            return false;
        }
    }

    /// From the one place to the other, in two transactions.
    private void transfer(VariantId variant) {
        move(StockMovements.Purpose.TRANSFER, places.getFirst(), variant, -2);
        move(StockMovements.Purpose.TRANSFER, places.getLast(), variant, 2);
    }

    /// Somebody counts, the shop goes on, and the difference is applied later.
    private void count(LocationId place, VariantId variant, int difference) {
        warehouse.get(() -> shelves.onHand(place, List.of(variant)));
        move(StockMovements.Purpose.COUNT, place, variant, difference);
    }

    private void move(StockMovements.Purpose purpose, LocationId place, VariantId variant, int delta) {
        warehouse.run(() -> shelves.move(
                new StockMovements.Request(purpose, place, Map.of(variant, delta), UUID.randomUUID(), null, "test")));
    }

    private Map<VariantId, Integer> basket(Random random) {
        var basket = new HashMap<VariantId, Integer>();
        for (int line = 0; line < 2; line++) {
            basket.merge(variants.get(random.nextInt(variants.size())), 1 + random.nextInt(3), Integer::sum);
        }
        return basket;
    }

    private void with(Random random, Consumer<UUID> work) {
        var known = List.copyOf(references);
        if (!known.isEmpty()) {
            work.accept(known.get(random.nextInt(known.size())));
        }
    }
}
