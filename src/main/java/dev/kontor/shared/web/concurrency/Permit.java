package dev.kontor.shared.web.concurrency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/// The turn of a request to be worked on. It ends once: with the request, or as soon as all that is left is to let a
/// refused client wait, which must keep nobody else waiting.
public final class Permit implements AutoCloseable {

    private static final String NAME = Permit.class.getName();

    private final ConcurrencyLimiter turnstile;
    private final AtomicBoolean over = new AtomicBoolean();

    private Permit(ConcurrencyLimiter turnstile) {
        this.turnstile = turnstile;
    }

    /// For whoever has passed.
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
