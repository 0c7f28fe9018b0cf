package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets whoever is refused because of too many requests wait for the answer. A flood whose clients ask again as
/// soon as they are answered goes round slower, and leaves the processor to others. A waiting request costs next
/// to nothing; beyond some number of them they are answered at once.
@Component
public class Brake {

    private static final String BEGUN = Brake.class.getName();
    private static final int MOST_AT_ONCE = 1_000;

    private final Duration delay;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Brake(WebProperties properties) {
        this.delay = properties.refusalDelay();
    }

    /// Remembers when the request came.
    public void begin(HttpServletRequest request) {
        request.setAttribute(BEGUN, System.nanoTime());
    }

    /// Waits until the request is old enough, unless its thread holds a database connection that others need.
    public void hold(HttpServletRequest request) {
        var rest = delay.minusNanos(request.getAttribute(BEGUN) instanceof Long begun ? System.nanoTime() - begun : 0);
        if (!rest.isPositive()
                || TransactionSynchronizationManager.isActualTransactionActive()
                || !places.tryAcquire()) {
            return;
        }
        try {
            Thread.sleep(rest);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }
}
