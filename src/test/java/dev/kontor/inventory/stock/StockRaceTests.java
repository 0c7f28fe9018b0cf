package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.InventoryOutOfStock;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.ReservationExpired;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many threads on a real PostgreSQL: what must hold whoever comes first.
class StockRaceTests {

    private final Warehouse warehouse = new Warehouse();

    @AfterEach
    void theBooksAreInOrder() {
        warehouse.assertThatTheLedgerExplainsEveryLevel();
    }

    @Test
    void twoHundredBuyersForFiftyUnitsBuyExactlyFifty() {
        var near = warehouse.location(1);
        var far = warehouse.location(2);
        var variant = warehouse.variant(Map.entry(near, 20), Map.entry(far, 30));

        var outcomes = AtOnce.run(IntStream.range(0, 200)
                .mapToObj(_ -> (Callable<String>) () -> hold(Map.of(variant, 1)))
                .toList());

        assertThat(outcomes).containsOnly("held", "out of stock");
        assertThat(outcomes.stream().filter("held"::equals)).hasSize(50);
        assertThat(warehouse.level(variant)).isEqualTo("50/50");
        assertThat(warehouse.available(variant)).isZero();
        assertThat(warehouse.events.stream().filter(InventoryOutOfStock.class::isInstance))
                .containsExactly(new InventoryOutOfStock(variant));
    }

    @Test
    void basketsInOppositeOrderDoNotDeadlock() {
        var first = warehouse.variant(400);
        var second = warehouse.variant(400);

        var outcomes = AtOnce.run(IntStream.range(0, 200)
                .mapToObj(number -> (Callable<String>) () -> {
                    var basket = new LinkedHashMap<VariantId, Integer>();
                    basket.put(number % 2 == 0 ? first : second, 1);
                    basket.put(number % 2 == 0 ? second : first, 2);
                    return hold(basket);
                })
                .toList());

        assertThat(outcomes).containsOnly("held");
        assertThat(warehouse.level(first)).isEqualTo("400/300");
        assertThat(warehouse.level(second)).isEqualTo("400/300");
    }

    @Test
    void manyBasketsOfManyThingsAreWholeOrNothing() {
        var variants =
                IntStream.range(0, 8).mapToObj(_ -> warehouse.variant(20)).toList();

        var outcomes = AtOnce.run(IntStream.range(0, 150)
                .mapToObj(number -> (Callable<String>) () -> {
                    var random = new Random(number);
                    var basket = new LinkedHashMap<VariantId, Integer>();
                    for (int line = 0; line < 3; line++) {
                        basket.merge(variants.get(random.nextInt(variants.size())), 1, Integer::sum);
                    }
                    return hold(basket);
                })
                .toList());

        assertThat(outcomes).containsOnly("held", "out of stock");
        long promised = warehouse
                .jdbc
                .sql("select sum(held) from inventory.stock_levels where variant_id = any(:ids::uuid[])")
                .param("ids", variants)
                .query(Long.class)
                .single();
        assertThat(promised)
                .isEqualTo(3 * outcomes.stream().filter("held"::equals).count());
    }

    @Test
    void expiryAndConfirmationAtTheSameInstantSettleTheUnitsOnce() {
        var variant = warehouse.variant(200);
        var references = IntStream.range(0, 200)
                .mapToObj(_ -> warehouse.held(Map.of(variant, 1)))
                .toList();
        references.forEach(warehouse::runOut);

        var calls = new ArrayList<Callable<String>>();
        for (var reference : references) {
            calls.add(() -> warehouse.confirm(reference) ? "confirmed" : "lost");
            calls.add(() -> {
                warehouse.expireDue();
                return "looked";
            });
        }
        var outcomes = AtOnce.run(calls);

        // Nobody else wants the units, so every confirmation succeeds: before the expiry, or by taking them again.
        assertThat(outcomes.stream().filter("confirmed"::equals)).hasSize(200);
        assertThat(warehouse.level(variant)).isEqualTo("200/200");
        assertThat(references)
                .allSatisfy(reference -> assertThat(warehouse.state(reference)).isEqualTo("CONFIRMED"));
    }

    @Test
    void severalReplicasGiveExpiredUnitsBackOnce() {
        var variant = warehouse.variant(120);
        var references = IntStream.range(0, 120)
                .mapToObj(_ -> warehouse.held(Map.of(variant, 1)))
                .toList();
        references.forEach(warehouse::runOut);

        var ended = AtOnce.run(IntStream.range(0, AtOnce.THREADS)
                .mapToObj(_ -> (Callable<Integer>) warehouse::expireDue)
                .toList());
        int rest = warehouse.expireDue() + warehouse.expireDue() + warehouse.expireDue();

        assertThat(ended.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(120);
        assertThat(warehouse.level(variant)).isEqualTo("120/0");
        assertThat(warehouse.events.stream().filter(ReservationExpired.class::isInstance))
                .hasSize(120);
    }

    @Test
    void releaseAndShipmentAtTheSameInstantNeverSettleAUnitTwice() {
        var variant = warehouse.variant(100);
        var references = IntStream.range(0, 50)
                .mapToObj(_ -> warehouse.held(Map.of(variant, 2)))
                .toList();
        references.forEach(warehouse::confirm);

        var calls = new ArrayList<Callable<Boolean>>();
        var shipped = new AtomicInteger();
        for (var reference : references) {
            calls.add(() -> {
                warehouse.release(reference);
                return true;
            });
            calls.add(() -> {
                warehouse.release(reference);
                return true;
            });
            calls.add(() -> {
                try {
                    warehouse.run(() -> warehouse.service.ship(reference, Map.of(variant, 1)));
                    shipped.incrementAndGet();
                    return true;
                } catch (IllegalStateException _) {
                    return false;
                }
            });
        }
        AtOnce.run(calls);

        assertThat(warehouse.level(variant)).isEqualTo(100 - shipped.get() + "/0");
    }

    @Test
    void salesAndAdjustmentsAtTheSameTimeNeverSellWhatIsNotThere() {
        var place = warehouse.location(1);
        var variant = warehouse.variant(Map.entry(place, 30));
        var calls = new ArrayList<Callable<String>>();
        for (int number = 0; number < 60; number++) {
            calls.add(() -> hold(Map.of(variant, 1)));
            calls.add(() -> takeAway(variant, place));
        }

        var outcomes = AtOnce.run(calls);

        long held = outcomes.stream().filter("held"::equals).count();
        long gone = outcomes.stream().filter("taken away"::equals).count();
        assertThat(held + gone).isEqualTo(30);
        assertThat(warehouse.level(variant)).isEqualTo(30 - gone + "/" + held);
    }

    @Test
    void promisesAreCountedExactlyTooWhileUnitsComeIn() {
        var place = warehouse.location(1);
        var variant = warehouse.variant(Map.entry(place, 20));
        warehouse.sell(variant, place, Warehouse.backorders(30));
        var calls = new ArrayList<Callable<String>>();
        for (int number = 0; number < 100; number++) {
            calls.add(() -> hold(Map.of(variant, 1)));
        }
        for (int number = 0; number < 10; number++) {
            calls.add(() -> {
                warehouse.receive(variant, place, 1);
                return "received";
            });
        }

        var outcomes = AtOnce.run(calls);

        // Ten came in: 30 are there, and 30 more can be promised.
        assertThat(outcomes.stream().filter("held"::equals)).hasSizeBetween(50, 60);
        long held = outcomes.stream().filter("held"::equals).count();
        assertThat(warehouse.level(variant)).isEqualTo("30/30");
        assertThat(warehouse.backordered(variant)).isEqualTo((int) held - 30);
    }

    private String hold(Map<VariantId, Integer> basket) {
        try {
            warehouse.held(basket);
            return "held";
        } catch (OutOfStock _) {
            return "out of stock";
        }
    }

    private String takeAway(VariantId variant, LocationId place) {
        return warehouse.get(() -> {
            var level = warehouse.levels.lock(List.of(variant)).at(variant, place);
            if (level.free() == 0) {
                return "nothing left";
            }
            warehouse.levels.apply(
                    Movement.ADJUSTED,
                    MovementReason.by("test"),
                    List.of(LevelChange.onHand(variant, place, null, -1)));
            return "taken away";
        });
    }
}
