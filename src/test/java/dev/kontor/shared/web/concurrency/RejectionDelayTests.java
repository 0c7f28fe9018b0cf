package dev.kontor.shared.web.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.web.WebProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RejectionDelayTests {

    private static final Duration DELAY = Duration.ofMinutes(10);

    /// How long requests have waited, one after the other. The clock moves only while one waits.
    private final List<Duration> waits = new ArrayList<>();

    private long now;

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void whoIsRefusedWaits() {
        hold(brake(DELAY));

        assertThat(waits).hasSize(1).allMatch(wait -> wait.compareTo(DELAY.dividedBy(2)) >= 0);
        assertThat(waits).allMatch(wait -> wait.compareTo(DELAY) <= 0);
    }

    @Test
    void timePassesMeanwhile() {
        var delay = Duration.ofMillis(100);
        var brake = new RejectionDelay(properties(delay));
        long start = System.nanoTime();

        hold(brake);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.dividedBy(2));
    }

    @Test
    void whoHasWaitedAlreadyWaitsNoLongerThanOthers() {
        var request = new MockHttpServletRequest();
        var brake = brake(DELAY);
        brake.begin(request);
        brake.hold(request);

        brake.hold(request);

        assertThat(waits).hasSize(1);
    }

    @Test
    void whoHoldsAConnectionDoesNot() {
        TransactionSynchronizationManager.setActualTransactionActive(true);

        hold(brake(DELAY));

        assertThat(waits).isEmpty();
    }

    @Test
    void withoutADelayNobodyDoes() {
        hold(brake(Duration.ZERO));

        assertThat(waits).isEmpty();
    }

    @Test
    void thoseWhoCameTogetherGoApart() {
        var brake = brake(DELAY);

        for (int caller = 0; caller < 10; caller++) {
            hold(brake);
        }

        assertThat(waits.stream().distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void soManyWaitAndNoMore() throws Exception {
        var waiting = new AtomicInteger();
        var over = new CountDownLatch(1);
        var brake = new RejectionDelay(properties(DELAY), System::nanoTime, _ -> {
            waiting.incrementAndGet();
            over.await();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 1_200)
                    .mapToObj(_ -> threads.submit(() -> hold(brake)))
                    .toList();
            try {
                await().until(() -> running.stream().filter(Future::isDone).count() == 200);
                await().until(() -> waiting.get() == 1_000);
            } finally {
                over.countDown();
            }
        }
        assertThat(waiting).hasValue(1_000);
    }

    private RejectionDelay brake(Duration delay) {
        return new RejectionDelay(properties(delay), () -> now, time -> {
            waits.add(time);
            now += time.toNanos();
        });
    }

    private static WebProperties properties(Duration delay) {
        return new WebProperties(List.of(), new WebProperties.Cors(List.of()), delay, 4);
    }

    private static void hold(RejectionDelay brake) {
        var request = new MockHttpServletRequest();
        brake.begin(request);
        brake.hold(request);
    }
}
