package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.concurrency.RejectionDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RejectionDelayTests {

    private static final Duration LONG = Duration.ofMillis(4_000);
    private static final Duration SHORT = Duration.ofMillis(2_000);

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void whoIsRefusedWaits() {
        assertThat(held(brake(LONG))).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void whoHasWaitedAlreadyWaitsNoLongerThanOthers() {
        var request = new MockHttpServletRequest();
        var brake = brake(LONG);
        brake.begin(request);
        brake.hold(request);
        long start = System.nanoTime();

        brake.hold(request);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT);
    }

    @Test
    void whoHoldsAConnectionDoesNot() {
        TransactionSynchronizationManager.setActualTransactionActive(true);

        assertThat(held(brake(LONG))).isLessThan(SHORT);
    }

    @Test
    void withoutADelayNobodyDoes() {
        assertThat(held(brake(Duration.ZERO))).isLessThan(SHORT);
    }

    @Test
    void thoseWhoCameTogetherGoApart() {
        var brake = brake(Duration.ofMillis(100));

        assertThat(IntStream.range(0, 10).mapToObj(_ -> held(brake)).distinct().count())
                .isGreaterThan(5);
    }

    @Test
    void soManyWaitAndNoMore() throws Exception {
        var brake = brake(LONG);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Duration>>();
            for (int caller = 0; caller < 1_200; caller++) {
                running.add(threads.submit(() -> held(brake)));
            }
            long waited = 0;
            for (var each : running) {
                waited += each.get().compareTo(SHORT) >= 0 ? 1 : 0;
            }

            assertThat(waited).isGreaterThanOrEqualTo(1_000).isLessThan(1_200);
        }
    }

    private static RejectionDelay brake(Duration delay) {
        return new RejectionDelay(new WebProperties(List.of(), new WebProperties.Cors(List.of()), delay, 4));
    }

    private static Duration held(RejectionDelay brake) {
        var request = new MockHttpServletRequest();
        long start = System.nanoTime();
        brake.begin(request);
        brake.hold(request);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
