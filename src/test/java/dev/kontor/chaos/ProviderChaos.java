package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.chaos.Buyer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// A payment provider that declines, loses its answers, cannot be reached, or takes its time (R46, R47, R95).
@Chaos
class ProviderChaos {

    private static final List<String> TOKENS =
            List.of("tok_approve", "tok_approve", "tok_decline", "tok_slow", "tok_unknown", "tok_unknown_decline");
    private static final int BUYERS = 8;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final int HANGING = 200;
    private static final long MAX_MILLIS = Stage.SLOW.toMillis() + 3_000;

    @Test
    void survivesLostAnswersAndDeclines(Stage stage) throws Exception {
        var crowd = Crowd.of(
                        BUYERS,
                        stage,
                        () -> TOKENS.get(ThreadLocalRandom.current().nextInt(TOKENS.size())))
                .during(LOAD);
        crowd.callOff();

        Report.add(
                "provider that declines and loses answers",
                BUYERS + " buyers with tokens of every sort, " + crowd.outcomes(),
                crowd,
                "%d ms for an answer".formatted(crowd.traffic().worst(_ -> true)),
                Invariants.violations(stage, crowd));
        assertThat(crowd.outcomes()).containsKeys(Outcome.BOUGHT, Outcome.DECLINED);
    }

    @Test
    void keepsTheCatalogueFastWhileTheProviderHangs(Stage stage) throws Exception {
        var traffic = new Traffic();
        var readers = new Traffic();
        var carts = new ArrayList<Buyer.Ready>();
        try (var buyer = new Buyer(stage.port(), traffic, stage.books())) {
            for (int number = 0; number < HANGING; number++) {
                carts.add(buyer.fill(Basket.any(), "tok_slow"));
            }
        }
        List<String> failures = new ArrayList<>();
        int bought = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var reader = new Buyer(stage.port(), readers, stage.books())) {
            for (int round = 0; round < 50; round++) {
                reader.browse();
            }
            long begun = System.nanoTime();
            var checkouts = carts.stream()
                    .map(cart -> threads.submit((Callable<Outcome>) () -> {
                        try (var buyer = new Buyer(stage.port(), traffic, stage.books())) {
                            return buyer.complete(cart);
                        }
                    }))
                    .toList();
            while (System.nanoTime() - begun < Stage.SLOW.toNanos()) {
                reader.browse();
            }
            for (var checkout : checkouts) {
                bought += checkout.get() == Outcome.BOUGHT ? 1 : 0;
            }
            long calm = readers.percentile(95, answer -> answer.answered() < begun);
            long hanging = readers.percentile(95, answer -> answer.asked() > begun);
            if (hanging > Math.max(2 * calm, calm + 100)) {
                failures.add("reads took %d ms instead of %d ms (p95)".formatted(hanging, calm));
            }
        }
        long worst = traffic.worst(answer -> answer.step().equals("complete"));
        if (worst > MAX_MILLIS) {
            failures.add("a checkout was answered after " + worst + " ms");
        }
        failures.addAll(Invariants.violations(stage, traffic));
        Report.add(
                "provider that hangs",
                HANGING + " checkouts at once, " + Stage.SLOW.toSeconds() + " s each at the provider, beside a reader",
                bought,
                traffic,
                "checkout answered in %d ms; reads p95 %d ms".formatted(worst, readers.percentile(95, _ -> true)),
                failures);
        assertThat(bought).isEqualTo(HANGING);
    }
}
