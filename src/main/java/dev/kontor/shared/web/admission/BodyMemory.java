package dev.kontor.shared.web.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Limits the memory of all large bodies whose requests have not ended. Clients that send a megabyte each, slowly or
/// all at once, must not fill the heap.
final class BodyMemory {

    private static final Logger LOG = LoggerFactory.getLogger(BodyMemory.class);
    private static final int PART_OF_HEAP = 8;
    private static final long LOG_NANOS = Duration.ofSeconds(10).toNanos();

    private final long max;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOG_NANOS);

    /// @param max bytes
    BodyMemory(long max) {
        this.max = max;
    }

    static BodyMemory ofHeap() {
        return new BodyMemory(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /// @return false if there is not that much left
    boolean take(int bytes) {
        if (used.addAndGet(bytes) > max) {
            used.addAndGet(-bytes);
            warn();
            return false;
        }
        return true;
    }

    /// One line every ten seconds, however many requests are rejected.
    private void warn() {
        long last = loggedAt.get();
        long now = System.nanoTime();
        if (now - last >= LOG_NANOS && loggedAt.compareAndSet(last, now)) {
            LOG.warn(
                    "Large bodies of requests use all of the {} MB for them; others above 16 KB are rejected with 503."
                            + " Limit clients that open many connections, or give the JVM more heap.",
                    max >> 20);
        }
    }

    void release(int bytes) {
        used.addAndGet(-bytes);
    }
}
