package dev.kontor.shared.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.tls.Certificates;
import dev.kontor.testing.TestRedis;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two processes that count in one Redis, which may go away (R77).
class SharedLimitTests {

    private static final int QUOTA = 200;
    private static final int SHARE = 6;
    private static final Duration PATIENT = Duration.ofSeconds(1);

    private int port;
    private TestRedis server;

    @BeforeEach
    void startRedis() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = TestRedis.on(port);
        server.start();
    }

    @AfterEach
    void stopRedis() throws IOException {
        server.stop();
    }

    @Test
    void oneBudgetHoldsForBothAlsoAtTheSameMoment() throws Exception {
        var granted = new AtomicInteger();
        try (var one = process();
                var two = process();
                var threads = Executors.newFixedThreadPool(8)) {
            var start = new CountDownLatch(1);
            for (int thread = 0; thread < 8; thread++) {
                var process = thread % 2 == 0 ? one : two;
                threads.execute(() -> {
                    hold(start);
                    for (int call = 0; call < QUOTA / 2; call++) {
                        granted.addAndGet(
                                process.take(LimitPolicy.STORE, "somebody").granted() ? 1 : 0);
                    }
                });
            }
            start.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES))
                    .isTrue();
        }

        assertThat(granted.get()).isBetween(QUOTA * 9 / 10, QUOTA * 11 / 10);
    }

    @Test
    void unitsThatOneReleasesTheOtherCanAllocate() {
        try (var one = process();
                var two = process()) {
            for (int call = 0; call < QUOTA; call++) {
                one.take(LimitPolicy.STORE, "somebody");
            }
            assertThat(two.take(LimitPolicy.STORE, "somebody").granted()).isFalse();

            one.refund(LimitPolicy.STORE, "somebody");

            assertThat(two.take(LimitPolicy.STORE, "somebody").granted()).isTrue();
            assertThat(two.take(LimitPolicy.STORE, "somebody").granted()).isFalse();
        }
    }

    @Test
    void countsMostCallsWithoutRedisFromAShareThatNobodyElseGets() throws IOException {
        try (var one = process();
                var two = process()) {
            assertThat(one.take(LimitPolicy.STORE, "somebody").remaining()).isEqualTo(QUOTA - 1);
            int others = 0;
            while (two.take(LimitPolicy.STORE, "somebody").granted()) {
                others++;
            }
            assertThat(others).isEqualTo(QUOTA - SHARE);

            for (int call = 1; call < SHARE; call++) {
                var verdict = one.take(LimitPolicy.STORE, "somebody");
                assertThat(verdict.granted()).isTrue();
                assertThat(verdict.resetSeconds()).isBetween(1L, 600L);
            }
            var refusal = one.take(LimitPolicy.STORE, "somebody");
            assertThat(refusal.granted()).isFalse();
            assertThat(refusal.remaining()).isZero();
        }
    }

    @Test
    void fetchesNoGuessesAhead() {
        try (var one = process();
                var two = process()) {
            one.take(LimitPolicy.LOGIN, "somebody");
            assertThat(two.take(LimitPolicy.LOGIN, "somebody").remaining()).isEqualTo(QUOTA - 2);
        }
    }

    @Test
    void withoutRedisEachGrantsItsPartAndGuessersHalfOfThat() throws IOException {
        try (var one = process()) {
            server.stop();

            assertThat(granted(one, LimitPolicy.STORE)).isBetween(QUOTA / 2, QUOTA / 2 + 3);
            assertThat(granted(one, LimitPolicy.LOGIN)).isEqualTo(QUOTA / 4);
        }
    }

    private static int granted(Budgets process, LimitPolicy policy) {
        int granted = 0;
        for (int call = 0; call < QUOTA * 2; call++) {
            granted += process.take(policy, "somebody else").granted() ? 1 : 0;
        }
        return granted;
    }

    /// One that has found Redis.
    private Budgets process() {
        var budget = new LimitProperties.Budget(QUOTA, Duration.ofMinutes(10));
        var properties = new LimitProperties(
                2, 1_000, null, PATIENT, Map.of(LimitPolicy.STORE, budget, LimitPolicy.LOGIN, budget));
        var shared = new SharedBuckets("redis://127.0.0.1:" + port, Certificates.OF_THE_JVM, PATIENT);
        await().atMost(Duration.ofSeconds(20)).until(shared::isUsable);
        return new Budgets(properties, shared);
    }

    private static void hold(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
