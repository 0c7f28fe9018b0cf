package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.chaos.Basket.Line;
import dev.kontor.chaos.Buyer.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Many more buyers than units, all at once, at two instances (R54, R57).
@Chaos
class RushChaos {

    private static final int UNITS = 500;
    private static final int BUYERS = 2_000;
    private static final int FILLERS = 16;
    private static final int OPPOSITE = 400;

    @Test
    void sellsExactlyWhatThereIs(Stage stage) throws Exception {
        restock(stage, "GEN-1-2", UNITS);
        var traffic = new Traffic();
        var carts = fill(stage, BUYERS, _ -> Basket.of(new Line("GEN-1-2", 1)));
        long deadlocks = deadlocks(stage);
        var outcomes = rush(stage, traffic, carts);

        var violations = new ArrayList<String>();
        failures(traffic, violations);
        violations.addAll(Invariants.violations(stage, traffic));
        Report.add(
                "rush on one product",
                BUYERS + " buyers at once for " + UNITS + " units, " + outcomes,
                outcomes.getOrDefault(Outcome.BOUGHT, 0),
                traffic,
                worst(stage, traffic, deadlocks),
                violations);
        assertThat(outcomes).isEqualTo(Map.of(Outcome.BOUGHT, UNITS, Outcome.OUT_OF_STOCK, BUYERS - UNITS));
    }

    @Test
    void surfacesNoDeadlockOfOppositeBaskets(Stage stage) throws Exception {
        var traffic = new Traffic();
        var carts = fill(
                stage,
                OPPOSITE,
                number -> number % 2 == 0
                        ? Basket.of(new Line("GEN-2-2", 1), new Line("GEN-3-2", 1))
                        : Basket.of(new Line("GEN-3-2", 1), new Line("GEN-2-2", 1)));
        long deadlocks = deadlocks(stage);
        var outcomes = rush(stage, traffic, carts);

        var violations = new ArrayList<String>();
        failures(traffic, violations);
        violations.addAll(Invariants.violations(stage, traffic));
        Report.add(
                "baskets in opposite order",
                OPPOSITE + " buyers at once, A and B or B and A",
                outcomes.getOrDefault(Outcome.BOUGHT, 0),
                traffic,
                worst(stage, traffic, deadlocks),
                violations);
        assertThat(outcomes).isEqualTo(Map.of(Outcome.BOUGHT, OPPOSITE));
    }

    /// Whoever is turned away comes again; anything else is a failure.
    private static void failures(Traffic traffic, ArrayList<String> violations) {
        var failed = traffic.all().stream()
                .filter(answer -> answer.status() == 0 || answer.status() >= 500 && !answer.isTurnedAway())
                .toList();
        if (!failed.isEmpty()) {
            violations.add(failed.size() + " requests failed: " + failed.getFirst());
        }
    }

    private static String worst(Stage stage, Traffic traffic, long deadlocks) {
        return "%d ms for an answer; turned away and back: %d; deadlocks in PostgreSQL: %d"
                .formatted(
                        traffic.worst(_ -> true),
                        traffic.count(Traffic.Answer::isTurnedAway),
                        deadlocks(stage) - deadlocks);
    }

    /// How many PostgreSQL has had to break so far.
    private static long deadlocks(Stage stage) {
        return stage.jdbc()
                .sql("select sum(deadlocks) from pg_stat_database")
                .query(Long.class)
                .single();
    }

    @FunctionalInterface
    private interface Wish {
        Basket of(int number);
    }

    private static Queue<Buyer.Ready> fill(Stage stage, int count, Wish wish) throws InterruptedException {
        var carts = new ConcurrentLinkedQueue<Buyer.Ready>();
        var left = new AtomicInteger(count);
        var threads = new ArrayList<Thread>();
        for (int filler = 0; filler < FILLERS; filler++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (var buyer = new Buyer(stage.port(), new Traffic(), stage.books())) {
                    for (int number = left.decrementAndGet(); number >= 0; number = left.decrementAndGet()) {
                        carts.add(buyer.fill(wish.of(number), "tok_approve"));
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(carts).hasSize(count);
        return carts;
    }

    private static Map<Outcome, Integer> rush(Stage stage, Traffic traffic, Queue<Buyer.Ready> carts) throws Exception {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var gun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var purchases = carts.stream()
                    .map(cart -> threads.submit(() -> {
                        gun.await();
                        try (var buyer = new Buyer(stage.port(), traffic, stage.books())) {
                            return buyer.complete(cart);
                        }
                    }))
                    .toList();
            gun.countDown();
            for (var purchase : purchases) {
                outcomes.merge(purchase.get(), 1, Integer::sum);
            }
        }
        return outcomes;
    }

    /// Counts the product: so many are there, and no more. The ledger knows of it.
    private static void restock(Stage stage, String sku, int units) {
        stage.jdbc().sql("""
                with level as (
                    select l.variant_id, l.location_id, l.on_hand from inventory.stock_levels l
                    where l.held = 0 and l.variant_id = (select id from catalog.variants where sku = :sku)
                ), ledger as (
                    insert into inventory.movements
                        (variant_id, location_id, kind, quantity, on_hand_delta, held_delta, reason, actor)
                    select variant_id, location_id, 'COUNTED', abs(:units - on_hand), :units - on_hand, 0,
                        'correction', 'chaos'
                    from level
                )
                update inventory.stock_levels s set on_hand = :units from level
                where s.variant_id = level.variant_id and s.location_id = level.location_id
                """).param("sku", sku).param("units", units).update();
    }
}
