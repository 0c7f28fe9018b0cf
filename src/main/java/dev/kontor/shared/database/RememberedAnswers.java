package dev.kontor.shared.database;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/// Answers of queries about one area of configuration, in this process: only those that were requested, so the size
/// of the configuration does not matter. An answer is used only by transactions that have seen the version of the
/// configuration with which it was read.
public final class RememberedAnswers<K, V> {

    private final String area;
    private final int capacity;
    private final int largest;
    private final ToIntFunction<V> size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, Answer<V>> answers = new LinkedHashMap<>(64, 0.75f, true);
    private int used;

    private record Answer<V>(V value, int size, long version, Instant from, Instant until) {}

    /// @param capacity of all answers together, in units of `size`; those that were not used for longest are
    ///     forgotten
    /// @param largest answers above this size are never remembered
    /// @param size of an answer
    public RememberedAnswers(String area, int capacity, int largest, ToIntFunction<V> size) {
        this.area = area;
        this.capacity = capacity;
        this.largest = largest;
        this.size = size;
    }

    /// The answer, if it is current in this transaction. Outside of transactions, and in those that have seen no
    /// version, there is none.
    public Optional<V> find(K key, Instant now) {
        var version = ConfigurationVersions.current(area);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        lock.lock();
        try {
            var known = answers.get(key);
            return known != null
                            && known.version() == version.getAsLong()
                            && !now.isBefore(known.from())
                            && now.isBefore(known.until())
                    ? Optional.of(known.value())
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Remembers an answer.
    ///
    /// @param version that the statement read which read the answer
    /// @param from when it was read
    /// @param until when it ends although the configuration does not change
    public void remember(K key, V value, long version, Instant from, Instant until) {
        int units = 1 + size.applyAsInt(value);
        if (units > largest) {
            return;
        }
        lock.lock();
        try {
            var before = answers.get(key);
            if (before != null && before.version() > version) {
                return;
            }
            var replaced = answers.put(key, new Answer<>(value, units, version, from, until));
            used += units - (replaced == null ? 0 : replaced.size());
            Iterator<Answer<V>> oldest = answers.values().iterator();
            while (used > capacity && oldest.hasNext()) {
                used -= oldest.next().size();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Size of all answers.
    int used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }
}
