package dev.kontor.tax.provider;

import dev.kontor.tax.TaxProvider.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Bounds the concurrent calls of one kind, and makes none for a while after several failures. A call
/// waits for a free permit, but not if the service has stopped responding. The wait counts as a part of
/// the time-out.
final class CircuitBreaker {

    static final int FAILURES = 5;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(30);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Duration timeout;
    private final Semaphore permits;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private volatile long lastAnswer = System.nanoTime() - PATIENCE;

    CircuitBreaker(Duration timeout, int concurrency) {
        this.timeout = timeout;
        this.permits = new Semaphore(concurrency);
    }

    /// Whether calls are made at all.
    boolean isPaused() {
        return System.nanoTime() - pausedUntil.get() < 0;
    }

    /// @param call gets the time that is left for it, in nanoseconds
    <T> Response<T> run(Function<Long, Response<T>> call) {
        long end = System.nanoTime() + timeout.toNanos();
        if (isPaused()) {
            return new Response.None<>("paused after failures");
        }
        try {
            if (!enter()) {
                return new Response.None<>("too many calls are running");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Response.None<>("interrupted");
        }
        try {
            var answer = call.apply(Math.max(1, end - System.nanoTime()));
            if (answer instanceof Response.None) {
                failed();
            } else {
                failures.set(0);
                lastAnswer = System.nanoTime();
            }
            return answer;
        } finally {
            permits.release();
        }
    }

    private boolean enter() throws InterruptedException {
        if (permits.tryAcquire()) {
            return true;
        }
        boolean answers = System.nanoTime() - lastAnswer < PATIENCE;
        return answers && permits.tryAcquire(Math.min(PATIENCE, timeout.toNanos() / 2), TimeUnit.NANOSECONDS);
    }

    private void failed() {
        if (failures.incrementAndGet() >= FAILURES) {
            // One call after the pause shows whether the service is back.
            failures.set(FAILURES - 1);
            pausedUntil.set(System.nanoTime() + PAUSE);
        }
    }
}
