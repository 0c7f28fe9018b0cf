package dev.kontor.shared.web.concurrency;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets a few pass at a time, in the order in which they came. Virtual threads are without number, so without it all
/// would work at once and none would be done in time. As a bean it also tells whether new shoppers may begin.
public final class ConcurrencyLimiter {

    private final int mostWaiting;
    private final int crowd;
    private final Duration patience;
    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param parallel how many pass at a time
    /// @param crowd so many who wait are more than there should be
    /// @param mostWaiting whoever comes then is refused at once
    /// @param patience how long one waits
    public ConcurrencyLimiter(int parallel, int crowd, int mostWaiting, Duration patience) {
        this.crowd = crowd;
        this.mostWaiting = mostWaiting;
        this.patience = patience;
        this.turns = new Semaphore(parallel, true);
    }

    /// Waits for its turn. Whoever passed must [#leave].
    ///
    /// @throws UnavailableException `overloaded` if too many wait, or it takes too long
    public void pass() {
        passWithin(patience);
    }

    /// @param patience how long one waits this time
    public void passWithin(Duration patience) {
        if (waiting.incrementAndGet() > mostWaiting && turns.availablePermits() == 0) {
            waiting.decrementAndGet();
            throw overloaded();
        }
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw overloaded();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw overloaded();
        } finally {
            waiting.decrementAndGet();
        }
    }

    public void release() {
        turns.release();
    }

    public boolean isCrowded() {
        return waiting.get() > crowd;
    }

    public UnavailableException overloaded() {
        return new UnavailableException(ProblemCode.OVERLOADED, Message.of("unavailable.overloaded"));
    }
}
