package dev.kontor.shared.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets whoever is refused because of too many requests wait for the answer. A flood whose clients ask again as
/// soon as they are answered goes round slower, and leaves the processor to others. A waiting request costs next
/// to nothing; beyond some number of them they are answered at once.
@Component
public class Brake {

    private static final int MOST_AT_ONCE = 1_000;

    private final Duration delay;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Brake(WebProperties properties) {
        this.delay = properties.refusalDelay();
    }

    /// Waits, unless the caller holds a database connection that others need.
    public void hold() {
        if (delay.isZero() || TransactionSynchronizationManager.isActualTransactionActive() || !places.tryAcquire()) {
            return;
        }
        try {
            Thread.sleep(delay);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }
}
