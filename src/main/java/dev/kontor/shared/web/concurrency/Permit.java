package dev.kontor.shared.web.concurrency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/// A request's permit. It is released once: with the request, or as soon as only the delay of a rejected client
/// is left, which must not block others.
public final class Permit implements AutoCloseable {

    private static final String NAME = Permit.class.getName();

    private final ConcurrencyLimiter turnstile;
    private final AtomicBoolean over = new AtomicBoolean();

    private Permit(ConcurrencyLimiter turnstile) {
        this.turnstile = turnstile;
    }

    /// Releases the permit.
    public static Permit begin(HttpServletRequest request, ConcurrencyLimiter passed) {
        var turn = new Permit(passed);
        request.setAttribute(NAME, turn);
        return turn;
    }

    static void end(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof Permit turn) {
            turn.close();
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            turnstile.release();
        }
    }
}
