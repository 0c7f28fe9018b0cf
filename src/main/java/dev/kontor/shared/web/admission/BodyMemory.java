package dev.kontor.shared.web.admission;

import java.util.concurrent.atomic.AtomicLong;

/// Limits the memory of all large bodies whose requests have not ended. Clients that send a megabyte each, slowly or
/// all at once, must not fill the heap.
final class BodyMemory {

    private static final int PART_OF_HEAP = 8;

    private final long max;
    private final AtomicLong used = new AtomicLong();

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
            return false;
        }
        return true;
    }

    void release(int bytes) {
        used.addAndGet(-bytes);
    }
}
