package dev.kontor.shared.database;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Small data that every request needs, cached in this process. A load that overlaps a change is never stored after the
/// change.
public final class CachedSnapshot<T> {

    private final Supplier<T> load;
    private final ReentrantLock lock = new ReentrantLock();
    private long changes;
    private volatile @Nullable T snapshot;

    /// @param load reads the data from the database
    public CachedSnapshot(Supplier<T> load) {
        this.load = load;
    }

    /// The cached data; the first caller loads it.
    public T get() {
        var known = snapshot;
        return known != null ? known : refresh();
    }

    /// Loads the data again and returns it.
    public T refresh() {
        long before;
        lock.lock();
        try {
            before = changes;
        } finally {
            lock.unlock();
        }
        var fresh = load.get();
        lock.lock();
        try {
            if (changes == before) {
                snapshot = fresh;
            }
        } finally {
            lock.unlock();
        }
        return fresh;
    }

    /// Loads the data again after a change and discards concurrent loads; if loading fails, the cache is emptied.
    public void renew() {
        lock.lock();
        try {
            changes++;
        } finally {
            lock.unlock();
        }
        try {
            refresh();
        } catch (RuntimeException e) {
            snapshot = null;
            throw e;
        }
    }

    /// Uses this data from now on and discards concurrent loads.
    public void replace(T assumed) {
        lock.lock();
        try {
            changes++;
            snapshot = assumed;
        } finally {
            lock.unlock();
        }
    }
}
