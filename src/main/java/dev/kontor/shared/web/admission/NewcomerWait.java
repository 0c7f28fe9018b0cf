package dev.kontor.shared.web.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The time that new shoppers of a busy shop wait before they are rejected. A short rush ends within the usual
/// wait. If a shopper was rejected after that wait, the shop is overloaded and the next ones wait only briefly:
/// a longer wait would only delay most of their rejections, and waiting requests slow down those in progress.
final class NewcomerWait {

    static final Duration USUAL = Duration.ofMillis(400);
    static final Duration BRIEF = Duration.ofMillis(50);

    private final LongSupplier nanoTime;
    private final AtomicLong lastRejection;

    /// @param nanoTime as [System#nanoTime]
    NewcomerWait(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastRejection = new AtomicLong(nanoTime.getAsLong() - USUAL.toNanos());
    }

    Duration current() {
        return nanoTime.getAsLong() - lastRejection.get() < USUAL.toNanos() ? BRIEF : USUAL;
    }

    void endedWithRejection() {
        lastRejection.set(nanoTime.getAsLong());
    }
}
