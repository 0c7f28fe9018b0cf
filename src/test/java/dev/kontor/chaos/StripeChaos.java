package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.chaos.Buyer.Outcome;
import dev.kontor.chaos.Traffic.Answer;
import dev.kontor.testing.RawHttp;
import dev.kontor.testing.StripeStandIn;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A payment provider over HTTP, in a process of its own: it charges and then fails, does not answer, and tells by
/// notices that come late, twice and in any order, at two instances of which one is killed (R46, R47, R50, R71, R95).
@Chaos
class StripeChaos {

    private static final List<String> TOKENS = List.of(
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_declined",
            "pm_done_then_500",
            "pm_done_then_cut",
            "pm_done_then_late");
    private static final int BUYERS = 8;
    private static final Duration LOAD = Duration.ofSeconds(5);
    private static final Duration CUT = Duration.ofSeconds(3);
    private static final Duration FROZEN = Duration.ofSeconds(6);
    private static final long MAX_MILLIS = Stage.PROVIDER_TIMEOUT.toMillis() + 3_000;
    private static final Predicate<Answer> CHECKOUT = answer -> answer.step().equals("complete");

    @Test
    void survivesChargesWithoutAnswersAndNoticesInAnyOrder(Stage stage) throws Exception {
        int before = stage.stripe().books().sent();
        var crowd = Crowd.of(
                        BUYERS,
                        stage,
                        () -> TOKENS.get(ThreadLocalRandom.current().nextInt(TOKENS.size())))
                .during(LOAD);
        var victim = stage.instances().getLast();
        victim.kill();
        victim.startAgain();
        stage.awaitWhole();
        crowd.during(LOAD);
        stage.toPostgres().cut();
        crowd.during(CUT);
        stage.toPostgres().pass();
        crowd.during(LOAD).callOff();

        var violations = Invariants.violations(stage, crowd);
        violations.addAll(chargedTwice(stage));
        var refused = stage.stripe().books().refused();
        if (!Set.of("no answer", "503").containsAll(refused.keySet())) {
            violations.add("notices were refused: " + refused);
        }
        int notices = stage.stripe().books().sent() - before;
        Report.add(
                "Stripe charges and fails",
                "%d buyers with tokens of every sort, one kill -9, PostgreSQL cut for %d s, %d notices late, twice and in any order, not taken at first: %s, %s"
                        .formatted(BUYERS, CUT.toSeconds(), notices, refused, crowd.outcomes()),
                crowd,
                "%d ms for an answer".formatted(crowd.traffic().worst(Answer::isGood)),
                violations);
        assertThat(crowd.outcomes()).containsKeys(Outcome.BOUGHT, Outcome.DECLINED);
        assertThat(notices).isGreaterThan(crowd.bought());
    }

    private static final int AT_ONCE = 200;
    private static final int BACKLOG = 700;
    private static final Duration CALM = Duration.ofSeconds(5);
    /// Of 4 s that a call may take here; by default it may take 8 s.
    private static final Duration MAX_WHILE_SILENT = Stage.PROVIDER_TIMEOUT.plusSeconds(4);

    @Test
    void keepsTheCatalogueFastWhileStripeSaysNothing(Stage stage) throws Exception {
        var crowd = Crowd.of(BUYERS, stage, () -> "pm_card_visa").during(LOAD);
        long begun = System.nanoTime();
        stage.stripe().freeze();
        var readers = new Traffic();
        try (var reader = new Buyer(stage.port(), readers, stage.books())) {
            while (System.nanoTime() - begun < FROZEN.toNanos()) {
                reader.browse();
                Patience.pass(Duration.ofMillis(5));
            }
        } finally {
            stage.stripe().thaw();
        }
        crowd.during(LOAD).callOff();

        var violations = new ArrayList<String>();
        long worst = crowd.traffic().worst(CHECKOUT);
        if (worst > MAX_MILLIS) {
            violations.add("a checkout was answered after " + worst + " ms");
        }
        crowd.traffic().all().stream()
                .filter(answer -> answer.status() >= 500 && !answer.isTurnedAway())
                .limit(1)
                .forEach(answer -> violations.add("an answer was an error: " + answer));
        violations.addAll(Invariants.violations(stage, crowd));
        violations.addAll(chargedTwice(stage));
        Report.add(
                "Stripe frozen (SIGSTOP)",
                "for %d s under %d buyers, beside a reader".formatted(FROZEN.toSeconds(), BUYERS),
                crowd,
                "checkout answered in %d ms; reads p95 %d ms".formatted(worst, readers.percentile(95, _ -> true)),
                violations);
        assertThat(crowd.traffic().count(answer -> answer.status() == 202)).isPositive();
    }

    /// More checkouts than there are calls that may run, all at once.
    @Test
    void acceptsEveryCheckoutWhileStripeSaysNothing(Stage stage) throws Exception {
        var traffic = new Traffic();
        var readers = new Traffic();
        var carts = new ArrayList<Buyer.Ready>();
        try (var buyer = new Buyer(stage.port(), traffic, stage.books())) {
            for (int number = 0; number < AT_ONCE; number++) {
                carts.add(buyer.fill(Basket.any(), "pm_card_visa"));
            }
        }
        var violations = new ArrayList<String>();
        stage.stripe().freeze();
        long begun;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var reader = new Buyer(stage.port(), readers, stage.books())) {
            long calmFrom = System.nanoTime();
            while (System.nanoTime() - calmFrom < CALM.toNanos()) {
                reader.browse();
            }
            begun = System.nanoTime();
            var checkouts = carts.stream()
                    .map(cart -> threads.submit(() -> {
                        // One process: the other one goes on with what it has.
                        try (var buyer = new Buyer(stage.instances().getFirst().port(), traffic, stage.books())) {
                            return buyer.tryComplete(cart);
                        }
                    }))
                    .toList();
            while (!checkouts.stream().allMatch(java.util.concurrent.Future::isDone)) {
                reader.browse();
            }
            for (var checkout : checkouts) {
                if (checkout.get().status() != 202) {
                    violations.add("a checkout was not accepted: " + checkout.get());
                }
            }
        } finally {
            stage.stripe().thaw();
        }
        long worst = traffic.worst(answer -> answer.step().equals("complete"));
        if (worst > MAX_WHILE_SILENT.toMillis()) {
            violations.add("a checkout was answered after " + worst + " ms");
        }
        long calm = readers.percentile(99, answer -> answer.answered() < begun);
        long silent = readers.percentile(99, answer -> answer.asked() > begun);
        violations.addAll(Invariants.violations(stage, traffic));
        violations.addAll(chargedTwice(stage));
        Report.add(
                "Stripe frozen, " + AT_ONCE + " checkouts at once at one instance",
                "beside a reader",
                AT_ONCE,
                traffic,
                "all answered within %d ms; reads p99 %d ms, %d ms before".formatted(worst, silent, calm),
                violations);
        assertThat(violations).isEmpty();
    }

    /// What was kept back during an outage meets a process that has just been started.
    @Test
    void answersHealthChecksWhileABacklogOfNoticesMeetsAColdProcess(Stage stage) throws Exception {
        var victim = stage.instances().getFirst();
        victim.kill();
        victim.startAgain();
        stage.awaitWhole();
        var traffic = new Traffic();
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var violations = new ArrayList<String>();
        int checks = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var probe = new Buyer(victim.port(), traffic, stage.books())) {
            var backlog = IntStream.range(0, BACKLOG)
                    .mapToObj(_ -> threads.submit(() -> {
                        statuses.merge(tell(victim.port()), 1, Integer::sum);
                        return true;
                    }))
                    .toList();
            boolean over = false;
            while (!over) {
                over = backlog.stream().allMatch(java.util.concurrent.Future::isDone);
                var alive = probe.get("livez", "/livez");
                checks++;
                if (alive.status() != 200 || alive.millis() > 1_000) {
                    violations.add("/livez: " + alive);
                }
                Patience.pass(Duration.ofMillis(50));
            }
        }
        if (!Set.of(200, 503).containsAll(statuses.keySet())) {
            violations.add("notices were answered " + statuses);
        }
        long worst = traffic.worst(_ -> true);
        violations.addAll(Invariants.violations(stage, traffic));
        Report.add(
                "backlog of notices at a cold process",
                "%d at once, answered %s".formatted(BACKLOG, statuses),
                0,
                traffic,
                "/livez answered within %d ms, of %d times".formatted(worst, checks),
                violations);
        assertThat(violations).isEmpty();
    }

    /// Of a payment of another shop at the same account.
    private static int tell(int port) throws IOException {
        var notice = """
                {"id":"evt_%s","object":"event","type":"payment_intent.succeeded",
                 "data":{"object":{"id":"pi_%s","object":"payment_intent","metadata":{}}}}
                """.formatted(UUID.randomUUID(), UUID.randomUUID());
        var signature =
                StripeStandIn.signature(notice, System.currentTimeMillis() / 1_000, StripeStandIn.WEBHOOK_SECRET);
        try (var http = new RawHttp(port, Duration.ofMinutes(2))) {
            return http.call(RawHttp.send("POST", "/hooks/stripe", "Stripe-Signature: " + signature + "\r\n", notice));
        }
    }

    /// Payments of which Stripe has more than one.
    private static List<String> chargedTwice(Stage stage) throws Exception {
        var payments = stage.stripe().books().entries().stream()
                .map(entry -> entry.metadata().getOrDefault("kontor_payment", ""))
                .toList();
        return payments.size() == payments.stream().distinct().count()
                ? List.of()
                : List.of("a payment was charged twice");
    }
}
