package dev.kontor.storefront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Records which tags were invalidated, and when. A response is stale if one of its tags was invalidated after
/// its work began: no order of storing, invalidating and slow reads can serve a stale response.
@Component
class Invalidations {

    /// The tag of every response.
    static final String EVERYTHING = "*";

    /// Longer than the lifetime of a response, here or in Redis, and than its creation may take.
    static final Duration MEMORY = Duration.ofMinutes(15);

    /// The maximum delay until prices and titles are copied to the listings.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /// The tags that such events invalidate.
    private static final Set<String> COPIED = Set.of(StoreCaching.PRODUCTS, StoreCaching.PRICES, EVERYTHING);

    private static final long NOT_YET = Long.MAX_VALUE;

    /// While a shop is filled, every product is invalidated once: instead of remembering them all, all responses
    /// become stale.
    private static final int MAX_MARKS = 20_000;
    private static final int MAX_HEARD = 50_000;

    private final Cache<String, Mark> marks =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).build();
    /// An event that was forgotten and arrives again invalidates its tags once more, which does no harm.
    private final Map<UUID, Boolean> heard = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MAX_HEARD;
        }
    };
    private final ReentrantLock lock = new ReentrantLock();
    private long mostMarks = MAX_MARKS;
    private final LongSupplier nanos;
    private volatile long version = 1;
    private volatile long position;
    private volatile long copiedAt;

    @Autowired
    Invalidations() {
        this(System::nanoTime);
    }

    /// @param nanos elapsed time
    Invalidations(LongSupplier nanos) {
        this.nanos = nanos;
        this.copiedAt = nanos.getAsLong() - SETTLING.toNanos();
    }

    /// @param version of the invalidations, when the tag was invalidated
    /// @param position in the log of the last event that invalidated it
    /// @param pending an event that is known before the log has assigned it a position
    private record Mark(
            long version, long position, @Nullable UUID pending) {}

    /// Increases with every invalidation in this process.
    long version() {
        return version;
    }

    /// The position up to which this process has followed the log, as far as it matters here.
    long position() {
        return position;
    }

    /// An event becomes known before the log delivers it: from the committing thread, or from another process.
    ///
    /// @return false if it was already known
    boolean early(UUID event, Collection<String> tags) {
        lock.lock();
        try {
            if (heard.containsKey(event)) {
                return false;
            }
            heard.put(event, true);
            long next = version + 1;
            for (var tag : tags) {
                marks.put(tag, new Mark(next, NOT_YET, event));
            }
            noteCopied(tags);
            version = next;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The log delivers an event.
    void logged(UUID event, long at, Collection<String> tags) {
        lock.lock();
        try {
            boolean known = heard.containsKey(event);
            heard.put(event, true);
            long next = known ? version : version + 1;
            for (var tag : tags) {
                marks.put(tag, logged(marks.getIfPresent(tag), event, known, next, at));
            }
            noteCopied(tags);
            version = next;
            position = Math.max(position, at);
            if (marks.estimatedSize() > mostMarks) {
                hitEverything();
                mostMarks = Math.max(MAX_MARKS, 2 * marks.estimatedSize());
            }
        } finally {
            lock.unlock();
        }
    }

    private void noteCopied(Collection<String> tags) {
        if (tags.stream().anyMatch(COPIED::contains)) {
            copiedAt = nanos.getAsLong();
        }
    }

    /// Whether the listings may lag behind the latest events: a list created now may have an outdated order, and
    /// no event reports when the copies are complete.
    boolean isSettling() {
        return nanos.getAsLong() - copiedAt < SETTLING.toNanos();
    }

    /// Replaces all delivered invalidations by a single one; those not yet delivered stay.
    private void hitEverything() {
        var all = marks.getIfPresent(EVERYTHING);
        // First, because others read concurrently.
        marks.put(
                EVERYTHING,
                all != null && all.position == NOT_YET
                        ? new Mark(version, NOT_YET, all.pending)
                        : new Mark(version, position, null));
        marks.asMap()
                .entrySet()
                .removeIf(mark ->
                        mark.getValue().position != NOT_YET && !mark.getKey().equals(EVERYTHING));
    }

    /// The number of remembered invalidations.
    long size() {
        return marks.estimatedSize() + heard.size();
    }

    private static Mark logged(@Nullable Mark mark, UUID event, boolean known, long next, long at) {
        if (mark == null) {
            return new Mark(next, at, null);
        }
        long hit = known ? mark.version : next;
        return mark.pending == null || mark.pending.equals(event)
                ? new Mark(hit, at, null)
                : new Mark(hit, NOT_YET, mark.pending);
    }

    /// Whether one of its tags was invalidated after its work began.
    boolean isStale(Tracked answer) {
        long now = version;
        if (answer.freshAt == now) {
            return false;
        }
        if (invalidatedAfter(EVERYTHING, answer.startedAt)) {
            return true;
        }
        for (var tag : answer.tags()) {
            if (invalidatedAfter(tag, answer.startedAt)) {
                return true;
            }
        }
        answer.freshAt = now;
        return false;
    }

    /// Whether another process's response may reflect fewer events of its tags than this process knows.
    boolean isBehind(long asOf, List<String> tags) {
        return invalidatedBeyond(EVERYTHING, asOf) || tags.stream().anyMatch(tag -> invalidatedBeyond(tag, asOf));
    }

    private boolean invalidatedAfter(String tag, long startedAt) {
        var mark = marks.getIfPresent(tag);
        return mark != null && mark.version > startedAt;
    }

    private boolean invalidatedBeyond(String tag, long asOf) {
        var mark = marks.getIfPresent(tag);
        return mark != null && mark.position > asOf;
    }
}
