package dev.kontor.shared.web.concurrency;

import dev.kontor.shared.web.WebProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Delays rejections of excess requests. A flood whose clients retry immediately becomes slower and leaves CPU
/// time to others. A waiting request costs next to nothing; above a number of waiting requests, the rejection is
/// sent at once. Delays vary, so that clients who arrived together do not return together.
@Component
public class RejectionDelay {

    private static final String DUE = RejectionDelay.class.getName();
    private static final int MAX_AT_ONCE = 1_000;

    private final Duration delay;
    private final LongSupplier nanoTime;
    private final Sleep sleep;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    @Autowired
    public RejectionDelay(WebProperties properties) {
        this(properties, System::nanoTime, Thread::sleep);
    }

    RejectionDelay(WebProperties properties, LongSupplier nanoTime, Sleep sleep) {
        this.delay = properties.refusalDelay();
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    /// Lets a request wait.
    @FunctionalInterface
    interface Sleep {
        void atLeast(Duration time) throws InterruptedException;
    }

    /// Remembers until when the request waits if it is rejected.
    public void begin(HttpServletRequest request) {
        request.setAttribute(DUE, nanoTime.getAsLong() + spread());
    }

    /// Waits until the request is old enough, unless its thread holds a database connection that others need.
    public void hold(HttpServletRequest request) {
        var rest =
                Duration.ofNanos(request.getAttribute(DUE) instanceof Long due ? due - nanoTime.getAsLong() : spread());
        if (!rest.isPositive()
                || TransactionSynchronizationManager.isActualTransactionActive()
                || !places.tryAcquire()) {
            return;
        }
        Permit.end(request);
        try {
            sleep.atLeast(rest);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private long spread() {
        long most = delay.toNanos();
        return most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }
}
