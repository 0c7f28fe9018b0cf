package dev.kontor.chaos;

import dev.kontor.chaos.Buyer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Buyers who buy one thing after the other until they are called off; each then ends the purchase that it is at.
final class Crowd {

    private final Traffic traffic = new Traffic();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean calledOff;

    private Crowd() {}

    /// @param token of the test provider, asked for each purchase
    static Crowd of(int buyers, Stage stage, Supplier<String> token) {
        return of(buyers, stage, stage::port, token);
    }

    static Crowd of(int buyers, Stage stage) {
        return of(buyers, stage, () -> "tok_approve");
    }

    /// Buyers whose connections go to the instances in turn, without the balancer between.
    static Crowd ofDirect(int buyers, Stage stage) {
        return of(buyers, stage, stage.balancer()::nextInstance, () -> "tok_approve");
    }

    private static Crowd of(int buyers, Stage stage, IntSupplier port, Supplier<String> token) {
        var crowd = new Crowd();
        for (int number = 0; number < buyers; number++) {
            crowd.threads.add(Thread.ofVirtual().start(() -> crowd.buy(stage, port.getAsInt(), token)));
        }
        return crowd;
    }

    private void buy(Stage stage, int port, Supplier<String> token) {
        try (var buyer = new Buyer(port, traffic, stage.books())) {
            while (!calledOff) {
                outcomes.add(buyer.buy(Basket.any(), token.get()));
            }
        } catch (RuntimeException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    Traffic traffic() {
        return traffic;
    }

    /// What no buyer should meet.
    List<String> failures() {
        return List.copyOf(failures);
    }

    Map<Outcome, Integer> outcomes() {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        outcomes.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return counts;
    }

    int bought() {
        return outcomes().getOrDefault(Outcome.BOUGHT, 0);
    }

    /// Lets them buy for some time.
    Crowd during(Duration time) {
        Patience.pass(time);
        return this;
    }

    /// Waits until everybody is done.
    void callOff() throws InterruptedException {
        calledOff = true;
        for (var thread : threads) {
            if (!thread.join(Duration.ofMinutes(3))) {
                failures.add("a purchase did not end");
            }
        }
    }
}
