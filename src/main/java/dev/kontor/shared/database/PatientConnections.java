package dev.kontor.shared.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets work wait longer for its connections as long as PostgreSQL responds. For work that has its own limit and would
/// be lost half-way; everything else fails after the pool's `connection-timeout`, so that an overloaded shop rejects
/// requests quickly.
public final class PatientConnections {

    private static final int MAX_WAITS = 5;
    private static final ScopedValue<Integer> WAITS = ScopedValue.newInstance();

    private PatientConnections() {}

    /// Runs the work on this thread; it waits up to five times the pool's timeout for each connection.
    public static <T extends @Nullable Object> T within(Supplier<T> work) {
        return ScopedValue.where(WAITS, MAX_WAITS).call(work::get);
    }

    /// The number of times that this thread may wait for the pool's timeout.
    static int waits() {
        return WAITS.orElse(1);
    }
}
