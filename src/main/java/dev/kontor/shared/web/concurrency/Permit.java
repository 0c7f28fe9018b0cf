package dev.kontor.shared.web.concurrency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/// A request's permit. It is released once: with the request, or as soon as only the delay of a rejected client
/// is left, which must not block others.
public final class Permit implements AutoCloseable {

    private static final String NAME = Permit.class.getName();

    private final ConcurrencyLimiter limiter;
    private final AtomicBoolean over = new AtomicBoolean();

    private Permit(ConcurrencyLimiter limiter) {
        this.limiter = limiter;
    }

    /// Binds a permit that the limiter has granted to the request.
    public static Permit begin(HttpServletRequest request, ConcurrencyLimiter limiter) {
        var permit = new Permit(limiter);
        request.setAttribute(NAME, permit);
        return permit;
    }

    static void end(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof Permit permit) {
            permit.close();
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            limiter.release();
        }
    }
}
