package dev.kontor.shared.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets work wait longer for its connections as long as PostgreSQL responds. For work that has its own limit and would
/// be lost half-way; everything else fails after the pool's `connection-timeout`, so that an overloaded shop rejects
/// requests quickly.
public final class PatientConnections implements AutoCloseable {

    private static final int MAX_WAITS = 5;
    private static final ThreadLocal<Integer> WAITS = ThreadLocal.withInitial(() -> 1);

    private final int before;

    private PatientConnections(int before) {
        this.before = before;
    }

    /// From now on, this thread waits up to five times the pool's timeout for each connection, until it closes the
    /// result.
    public static PatientConnections begin() {
        var begun = new PatientConnections(WAITS.get());
        WAITS.set(MAX_WAITS);
        return begun;
    }

    /// Runs the work with longer waits.
    public static <T extends @Nullable Object> T within(Supplier<T> work) {
        try (var _ = begin()) {
            return work.get();
        }
    }

    /// The number of times that this thread may wait for the pool's timeout.
    static int waits() {
        return WAITS.get();
    }

    @Override
    public void close() {
        WAITS.set(before);
    }
}
