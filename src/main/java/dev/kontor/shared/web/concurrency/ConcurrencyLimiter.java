package dev.kontor.shared.web.concurrency;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Admits a limited number of requests at a time, in order of arrival. Virtual threads are unlimited, so without
/// it all requests would run at once and none would finish in time. As a bean it also decides whether new
/// shoppers may begin.
public final class ConcurrencyLimiter {

    /// The detail of a rejection.
    public static final Message OVERLOADED = Message.of("unavailable.overloaded");

    private final int mostWaiting;
    private final int crowd;
    private final Duration patience;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param parallel how many pass at a time
    /// @param crowd number of waiting requests that counts as overload
    /// @param mostWaiting further requests are rejected at once
    /// @param patience maximum wait
    public ConcurrencyLimiter(int parallel, int crowd, int mostWaiting, Duration patience) {
        this.crowd = crowd;
        this.mostWaiting = mostWaiting;
        this.patience = patience;
        this.permits = new Semaphore(parallel, true);
    }

    /// Waits for a permit. The caller must [#release] afterwards.
    ///
    /// @throws UnavailableException `overloaded` if too many wait, or it takes too long
    public void pass() {
        if (!tryPass(patience)) {
            throw new UnavailableException(ProblemCode.OVERLOADED, OVERLOADED);
        }
    }

    /// Waits for a permit. If it returns true, the caller must [#release] afterwards.
    ///
    /// @param patience maximum wait this time
    /// @return false if too many wait, or it takes too long
    public boolean tryPass(Duration patience) {
        if (waiting.incrementAndGet() > mostWaiting && permits.availablePermits() == 0) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    public void release() {
        permits.release();
    }

    public boolean isCrowded() {
        return waiting.get() > crowd;
    }
}
