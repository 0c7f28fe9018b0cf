package dev.kontor.shared.web.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// How long new shoppers wait for room. A short rush ends within the usual wait. Once one of them has waited
/// that long and was rejected, the shop has too many, and the next ones wait only briefly: otherwise most of
/// them would be rejected too, but later, and many waiting requests slow down those in progress.
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
