package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.chaos.Buyer.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Five times as many shoppers as can be served, who come whether or not others were served (R99). They connect to the
/// instances in turn: a balancer in this process would take a share of the two processors that a shop does not lose.
@Chaos
class OverloadChaos {

    private static final int PEAK_BUYERS = 12;
    // As long as the compiler works, which takes more than half of the processors from a process that has just started.
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(40);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    // Until as many purchases end as begin.
    private static final Duration RAMP = Duration.ofSeconds(5);
    private static final Duration OVERLOAD = Duration.ofSeconds(Integer.getInteger("kontor.chaos.overload", 30));
    private static final int TIMES = 5;
    private static final double MIN_GOODPUT = 0.8;
    private static final long MAX_MILLIS = 1_000;

    @Test
    void keepsServingAsManyAsItCan(Stage stage) throws Exception {
        var violations = new ArrayList<String>();
        var calm = peak(stage, FIRST_WARM_UP, violations);
        double peak = calm.perSecond();
        var traffic = new Traffic();
        var health = new Traffic();
        var bought = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<String>();
        var left = new ConcurrentLinkedQueue<Buyer.Ready>();
        long ended;
        Stage.Processors before = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var prober = new Buyer(stage.instances().getFirst().port(), health, stage.books())) {
            long gap = (long) (1e9 / (TIMES * peak));
            long begin = System.nanoTime() + RAMP.toNanos();
            long end = begin + OVERLOAD.toNanos();
            var probing = threads.submit(() -> {
                while (System.nanoTime() < end) {
                    prober.get("readyz", "/readyz");
                    Patience.pass(Duration.ofMillis(200));
                }
            });
            for (long due = System.nanoTime(); due < end; due += gap) {
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                if (before == null && due >= begin) {
                    before = stage.processors();
                }
                threads.execute(() -> come(stage, traffic, bought, begin, end, left, failures));
            }
            probing.get();
            ended = System.nanoTime();
        }
        var used = stage.processors().since(Objects.requireNonNull(before));
        double goodput = bought.get() / (double) OVERLOAD.toSeconds();
        long clear = System.nanoTime() - ended;
        double after = peak(stage, WARM_UP, violations).perSecond();

        long refused = traffic.worst(Traffic.Answer::isTurnedAway);
        if (goodput < MIN_GOODPUT * peak) {
            violations.add("%.1f purchases a second of %.1f".formatted(goodput, peak));
        }
        var late = traffic.all().stream()
                .filter(answer -> answer.isTurnedAway() && answer.millis() >= MAX_MILLIS)
                .toList();
        if (!late.isEmpty()) {
            violations.add(late.size() + " were turned away after a second or more: " + late.getFirst());
        }
        // Whoever waits for a connection in vain is told after a second too; it must be rare.
        long others = traffic.count(answer -> answer.status() >= 500 && !answer.isTurnedAway());
        if (others * 100 > traffic.all().size()) {
            violations.add(others + " requests failed otherwise: " + traffic.summary());
        }
        if (health.count(answer -> !answer.isGood()) > 0) {
            violations.add("a health check was not answered 200: " + health.summary());
        }
        if (after < MIN_GOODPUT * peak) {
            violations.add("%.1f purchases a second afterwards".formatted(after));
        }
        comeBack(stage, left);
        violations.addAll(failures);
        violations.addAll(Invariants.violations(stage, traffic));
        Report.add(
                "overload",
                "%d times the peak of %.1f purchases a second for %d s".formatted(TIMES, peak, OVERLOAD.toSeconds()),
                bought.get(),
                traffic,
                "%.1f purchases a second; 503 in p99 %d ms, longest %d ms; health in %d ms; %.1f a second afterwards, %d ms"
                                .formatted(
                                        goodput,
                                        traffic.percentile(99, Traffic.Answer::isTurnedAway),
                                        refused,
                                        health.worst(_ -> true),
                                        after,
                                        clear / 1_000_000)
                        + " later; a purchase cost %s (instances, PostgreSQL, load) in the calm and %s in the crowd; refused: %s"
                                .formatted(
                                        calm.used().forEach(calm.bought()),
                                        used.forEach(Math.max(1, bought.get())),
                                        traffic.refusedSteps()),
                violations);
        assertThat(traffic.count(answer -> answer.status() == 503)).isPositive();
    }

    private static void come(
            Stage stage,
            Traffic traffic,
            AtomicInteger bought,
            long begin,
            long end,
            Queue<Buyer.Ready> left,
            Queue<String> failures) {
        try (var buyer = Buyer.impatient(stage.balancer().nextInstance(), traffic, stage.books())) {
            buyer.browse();
            var ready = buyer.fill(Basket.any(), "tok_approve");
            left.add(ready);
            var outcome = buyer.complete(ready);
            long now = System.nanoTime();
            if (outcome == Outcome.BOUGHT && now >= begin && now < end) {
                bought.incrementAndGet();
            }
            left.remove(ready);
        } catch (Caller.TurnedAway _) {
            // As four of five must be.
        } catch (RuntimeException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    /// Buyers who left while their order was being placed come back; without them it would wait for half an hour.
    private static void comeBack(Stage stage, Queue<Buyer.Ready> left) {
        try (var buyer = new Buyer(stage.port(), new Traffic(), stage.books())) {
            left.forEach(buyer::complete);
        }
    }

    /// What the shop can do when nobody is turned away.
    private record Calm(int bought, double perSecond, Stage.Processors used) {}

    private static Calm peak(Stage stage, Duration warmUp, ArrayList<String> violations)
            throws IOException, InterruptedException {
        var crowd = Crowd.ofDirect(PEAK_BUYERS, stage).during(warmUp);
        int before = crowd.bought();
        var processors = stage.processors();
        long begun = System.nanoTime();
        crowd.during(MEASURED);
        int bought = crowd.bought() - before;
        var used = stage.processors().since(processors);
        double rate = bought * 1e9 / (System.nanoTime() - begun);
        crowd.callOff();
        violations.addAll(crowd.failures());
        return new Calm(bought, rate, used);
    }
}
