package dev.kontor.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/// The turn of a request to be worked on. It ends once: with the request, or as soon as all that is left is to let a
/// refused client wait, which must keep nobody else waiting.
final class Turn implements AutoCloseable {

    private static final String NAME = Turn.class.getName();

    private final Turnstile turnstile;
    private final AtomicBoolean over = new AtomicBoolean();

    private Turn(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    /// For whoever has passed.
    static Turn begin(HttpServletRequest request, Turnstile passed) {
        var turn = new Turn(passed);
        request.setAttribute(NAME, turn);
        return turn;
    }

    static void end(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof Turn turn) {
            turn.close();
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            turnstile.leave();
        }
    }
}
