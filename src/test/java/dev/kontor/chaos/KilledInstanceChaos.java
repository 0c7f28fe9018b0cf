package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.chaos.Buyer.Outcome;
import dev.kontor.shared.id.TypeIds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Instances that are killed as `kill -9` does, and restarted (R68, R96).
@Chaos
class KilledInstanceChaos {

    private static final int ROUNDS = 4;
    private static final int BUYERS = 6;
    private static final int LATE = 20;
    private static final Duration LEASE_OF_A_CHECK = Stage.PROVIDER_TIMEOUT.multipliedBy(6);
    private static final Duration MAX = Duration.ofSeconds(10);

    @Test
    void survivesKillsAtRandomPoints(Stage stage) throws Exception {
        var crowd = Crowd.of(BUYERS, stage);
        for (int round = 0; round < ROUNDS; round++) {
            crowd.during(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 3_000)));
            var victim = stage.instances().get(round % 2);
            victim.kill();
            victim.startAgain();
            stage.awaitWhole();
        }
        crowd.callOff();

        var violations = Invariants.violations(stage, crowd);
        Report.add(
                "kill -9 at random points",
                ROUNDS + " kills of two instances in turn, " + BUYERS + " buyers",
                crowd,
                "%d ms for an answer".formatted(crowd.traffic().worst(Traffic.Answer::isGood)),
                violations);
        assertThat(crowd.bought()).isPositive();
    }

    @Test
    void sendsEveryWebhookThoughTheSenderIsKilled(Stage stage) throws Exception {
        var sink = stage.sink();
        int before = sink.repeated();
        var crowd = Crowd.of(BUYERS, stage).during(Duration.ofSeconds(2));
        int kills = 0;
        // Either instance may be the one that has a message in hand.
        while (sink.repeated() == before && kills < ROUNDS) {
            var victim = stage.instances().get(kills % 2);
            kills++;
            sink.hold();
            try {
                Patience.until(MAX, () -> sink.inHand() > 1);
                victim.kill();
            } finally {
                sink.release();
            }
            victim.startAgain();
            stage.awaitWhole();
        }
        crowd.callOff();

        Report.add(
                "kill -9 of the sender of webhooks",
                kills + " kills with messages in hand, " + BUYERS + " buyers",
                crowd,
                "%d messages came twice".formatted(sink.repeated() - before),
                Invariants.violations(stage, crowd));
        assertThat(sink.repeated()).isGreaterThan(before);
    }

    /// The provider has taken money that the shop does not know of, the holds of the orders expire, and whoever looks
    /// after them is killed again and again. Each order is paid and has its units, or its money goes back.
    @Test
    void settlesLatePaymentsOnceThoughTheirHoldsExpiredAndJanitorsAreKilled(Stage stage) throws Exception {
        var traffic = new Traffic();
        try (var buyer = new Buyer(stage.port(), traffic, stage.books())) {
            for (int number = 0; number < LATE; number++) {
                var cart = buyer.fill(Basket.any(), "tok_unknown");
                assertThat(buyer.tryComplete(cart).status()).isEqualTo(202);
            }
        }
        stage.jdbc().sql("""
                        update inventory.reservations set expires_at = now() - interval '1 second'
                        where state = 'HELD' and reference in (
                            select id from orders.orders where status = 'PENDING_PAYMENT')
                        """).update();
        for (int round = 0; round < ROUNDS; round++) {
            stage.jdbc()
                    .sql(
                            "update payment.payments set next_check_at = least(next_check_at, now()) where status = 'UNKNOWN'")
                    .update();
            Patience.pass(Duration.ofMillis(ThreadLocalRandom.current().nextLong(200, 1_200)));
            var victim = stage.instances().get(round % 2);
            victim.kill();
            victim.startAgain();
            stage.awaitWhole();
        }
        long lastKill = System.nanoTime();
        Patience.until(
                LEASE_OF_A_CHECK.plusSeconds(30),
                () -> stage.jdbc()
                        .sql("select not exists (select from orders.orders where status = 'PENDING_PAYMENT')")
                        .query(Boolean.class)
                        .single());
        long settled = (System.nanoTime() - lastKill) / 1_000_000;

        Report.add(
                "kill -9 of whoever looks after payments",
                ROUNDS + " kills, " + LATE + " orders with money that nobody knows of and holds that have expired",
                LATE,
                traffic,
                "settled %d ms after the last kill".formatted(settled),
                Invariants.violations(stage, traffic));
    }

    /// Where a checkout is stopped, and how that is brought about: by a lock that the test holds, or by a provider
    /// that takes its time.
    enum At {
        /// The stock is about to be held: nothing is committed yet.
        THE_FIRST_TRANSACTION,
        /// The order is placed, the provider works on it.
        THE_PROVIDER,
        /// The provider has taken the money, and the shop does not know it yet.
        THE_SECOND_TRANSACTION,
        /// Everything is committed, the buyer has no answer yet.
        THE_ANSWER
    }

    @ParameterizedTest
    @EnumSource
    void survivesAKillAtEveryStageOfCheckout(At at, Stage stage) throws Exception {
        var victim = stage.instances().get(at.ordinal() % 2);
        var other = stage.instances().get(1 - at.ordinal() % 2);
        var traffic = new Traffic();
        Outcome outcome;
        long nanos;
        try (var atVictim = new Buyer(victim.port(), traffic, stage.books());
                var atOther = new Buyer(other.port(), traffic, stage.books());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var cart = atVictim.fill(Basket.any(), at == At.THE_FIRST_TRANSACTION ? "tok_approve" : "tok_slow");
            try (var lock = new Lock(stage)) {
                var unanswered = lock.stopAt(at, cart, () -> threads.submit(() -> atVictim.tryComplete(cart)));
                victim.kill();
                assertThat(unanswered.get().status()).as("the status of " + at).isZero();
            }
            long asked = System.nanoTime();
            outcome = atOther.complete(cart);
            nanos = System.nanoTime() - asked;
        }
        victim.startAgain();
        stage.awaitWhole();

        var violations = Invariants.violations(stage, traffic);
        Report.add(
                "kill -9 at " + at,
                "once, repeated with the same key at the other instance",
                1,
                traffic,
                "%d ms until the repetition knew".formatted(nanos / 1_000_000),
                violations);
        // Nobody can say whether the provider would still hear of it: the money is not asked for again, so the order
        // is given up.
        assertThat(outcome).isIn(Outcome.BOUGHT, at == At.THE_PROVIDER ? Outcome.DECLINED : Outcome.BOUGHT);
    }

    /// Holds a row that the checkout needs next.
    private static final class Lock implements AutoCloseable {

        private final Stage stage;
        private final Connection connection;

        @FunctionalInterface
        interface Start {
            Future<Traffic.Answer> start();
        }

        Lock(Stage stage) throws java.sql.SQLException {
            this.stage = stage;
            this.connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + stage.postgres().port() + "/postgres?user=postgres");
            connection.setAutoCommit(false);
        }

        /// Starts a checkout and waits until it is there.
        Future<Traffic.Answer> stopAt(At at, Buyer.Ready ready, Start checkout) throws java.sql.SQLException {
            var cart = TypeIds.parse(CartId.class, ready.id()).value();
            return switch (at) {
                case THE_FIRST_TRANSACTION -> {
                    hold(
                            "select from inventory.stock_levels where variant_id in"
                                    + " (select variant_id from cart.items where cart_id = ?) for update",
                            cart);
                    var running = checkout.start();
                    awaitWaiting();
                    yield running;
                }
                case THE_PROVIDER -> {
                    var running = checkout.start();
                    awaitAsked(cart);
                    yield running;
                }
                case THE_SECOND_TRANSACTION -> {
                    var running = checkout.start();
                    awaitAsked(cart);
                    hold("select from payment.payments where reference = ? for update", cart);
                    awaitWaiting();
                    yield running;
                }
                case THE_ANSWER -> {
                    var running = checkout.start();
                    awaitAsked(cart);
                    hold(
                            "select from kontor.idempotency_keys where ?::uuid is not null and key = '" + ready.key()
                                    + "' for update",
                            cart);
                    awaitWaiting();
                    yield running;
                }
            };
        }

        private void hold(String sql, UUID cart) throws java.sql.SQLException {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, cart);
                statement.execute();
            }
        }

        /// Until the order is placed and the provider works on it.
        private void awaitAsked(UUID cart) {
            Patience.until(
                    MAX,
                    () -> stage.jdbc().sql("""
                            select exists (select from payment.operations o
                                join payment.payments p on p.id = o.payment_id where p.reference = ?)
                            """).param(cart).query(Boolean.class).single());
        }

        /// Until somebody waits for a lock.
        private void awaitWaiting() {
            Patience.until(
                    MAX,
                    () -> stage.jdbc()
                            .sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock')")
                            .query(Boolean.class)
                            .single());
        }

        @Override
        public void close() throws java.sql.SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
