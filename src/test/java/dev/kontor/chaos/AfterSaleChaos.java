package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Orders that are shipped, canceled, edited, moved, returned, exchanged, replaced and refunded in any order, some of
/// them paid with a gift card too, at two instances of which one is killed now and then (R37-R60).
@Chaos
@Timeout(90 * 60)
class AfterSaleChaos {

    private static final int CLERKS = 6;
    private static final int STEPS = 12;
    private static final int SEQUENCES = Integer.getInteger("kontor.chaos.sequences", 120);
    private static final int KILLS = 4;

    private final Traffic traffic = new Traffic();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void keepsMoneyAndStockExact(Stage stage) throws Exception {
        var key = stage.apiKey();
        var location = stage.staff().get("/admin/v1/locations").expect(200).at("/items/0/id");
        var clerks = new ArrayList<Thread>();
        for (int number = 0; number < CLERKS; number++) {
            clerks.add(Thread.ofVirtual().start(() -> work(stage, key, location)));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            awaitStarted((kill + 1) * SEQUENCES / (KILLS + 1));
            var victim = stage.instances().get(kill % 2);
            victim.kill();
            victim.startAgain();
            stage.awaitWhole();
        }
        for (var clerk : clerks) {
            clerk.join();
        }

        var violations = Invariants.violations(stage, traffic);
        violations.addAll(failures);
        Report.add(
                "sales changed afterwards",
                "%d sequences, %d changes, %d kills".formatted(SEQUENCES, changes.get(), KILLS),
                SEQUENCES,
                traffic,
                "%d ms for an answer".formatted(traffic.worst(Traffic.Answer::isGood)),
                violations);
        assertThat(changes.get()).isGreaterThan(SEQUENCES);
    }

    private void awaitStarted(int sequences) {
        Patience.until(Duration.ofMinutes(60), () -> started.get() >= sequences || !failures.isEmpty());
    }

    private void work(Stage stage, String key, String location) {
        int number = started.incrementAndGet();
        try {
            while (number <= SEQUENCES) {
                play(stage, key, location, number);
                number = started.incrementAndGet();
            }
        } catch (RuntimeException e) {
            failures.add("sequence " + number + ": " + e.getMessage());
        }
    }

    private void play(Stage stage, String key, String location, int number) {
        var own = new Books();
        try (var buyer = new Buyer(stage.port(), traffic, own);
                var clerk = new Clerk(stage.port(), traffic, key, location, new Random(number))) {
            var cards = new ArrayList<String>();
            if (number % 3 == 0) {
                cards.add(clerk.issueCard(1 + number * 7L % 3_000));
            }
            cards.forEach(stage.books()::keepSecret);
            var ready = buyer.fill(Basket.any(), cards);
            buyer.pay(ready, "tok_approve");
            stage.changed(TypeIds.parse(CartId.class, ready.id()).value());
            buyer.complete(ready);
            own.secrets().forEach(stage.books()::keepSecret);
            for (var bought : own.bought()) {
                for (var order : clerk.handle(bought.orderId(), STEPS)) {
                    rememberOrder(stage, TypeIds.parse(OrderId.class, order).value());
                }
            }
            changes.addAndGet(clerk.done());
        }
    }

    private static void rememberOrder(Stage stage, UUID order) {
        stage.jdbc().sql("""
                insert into chaos.changed_orders select cart_id from orders.orders where id = :id
                on conflict do nothing""").param("id", order).update();
    }
}
