package dev.kontor.storefront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Remembers parts of public responses in this process, such as the cards of products, by the rules of the response
/// cache: a part is stale if one of its tags was invalidated after its reading began. A cached response must have the
/// tags of its parts, and expires earlier by the age of its oldest part.
///
/// @param <K> everything that the part depends on and that no event reports
public final class PartMemory<K, V> {

    /// The request attribute with the age of the oldest part of its response, in nanoseconds.
    static final String AGE_ATTRIBUTE = PartMemory.class.getName();

    private static final int OVERHEAD = 250;
    private static final int TAG_WEIGHT = 80;

    private final Invalidations invalidations;
    private final Function<V, List<String>> tags;
    private final LongSupplier nanos;
    private final @Nullable Cache<K, Part<V>> parts;

    /// @param maximumWeight in bytes; 0 remembers nothing
    /// @param weight of a part in bytes, without its tags
    /// @param tags of a part
    /// @param lifetime of a part that was read just now
    /// @param nanos elapsed time
    PartMemory(
            Invalidations invalidations,
            long maximumWeight,
            ToIntFunction<V> weight,
            Function<V, List<String>> tags,
            Supplier<Duration> lifetime,
            LongSupplier nanos) {
        this.invalidations = invalidations;
        this.tags = tags;
        this.nanos = nanos;
        this.parts = maximumWeight == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(maximumWeight)
                        .weigher((K _, Part<V> part) ->
                                OVERHEAD + TAG_WEIGHT * part.tags.size() + weight.applyAsInt(part.value))
                        .expireAfter(Expiry.creating((K _, Part<V> _) -> lifetime.get()))
                        .ticker(nanos::getAsLong)
                        .recordStats()
                        .build();
    }

    static final class Part<V> extends Tracked {

        private final V value;
        private final List<String> tags;
        private final long readAt;

        private Part(V value, List<String> tags, long startedAt, long readAt) {
            super(startedAt);
            this.value = value;
            this.tags = tags;
            this.readAt = readAt;
        }

        @Override
        List<String> tags() {
            return tags;
        }
    }

    /// The parts with those keys, by key. One that does not exist is left out, and not remembered as missing.
    ///
    /// @param reading reads the parts that are not remembered, if there are any; sees what has been committed
    public Map<K, V> find(List<K> keys, Function<List<K>, Map<K, V>> reading) {
        var remembered = parts;
        if (remembered == null) {
            return keys.isEmpty() ? Map.of() : reading.apply(keys);
        }
        var found = HashMap.<K, V>newHashMap(keys.size());
        var missing = new ArrayList<K>();
        long now = nanos.getAsLong();
        long age = 0;
        for (var key : keys) {
            var part = remembered.getIfPresent(key);
            if (part == null || invalidations.isStale(part)) {
                missing.add(key);
            } else {
                found.put(key, part.value);
                age = Math.max(age, now - part.readAt);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(read(missing, reading, remembered));
        }
        noteAge(age);
        return found;
    }

    private Map<K, V> read(List<K> missing, Function<List<K>, Map<K, V>> reading, Cache<K, Part<V>> remembered) {
        long startedAt = invalidations.version();
        long began = nanos.getAsLong();
        var read = reading.apply(missing);
        if (nanos.getAsLong() - began < ResponseCacheFilter.MAX_WORK.toNanos()) {
            // Even if it has become stale meanwhile: the next reader checks its tags.
            read.forEach((key, value) -> remembered.put(key, new Part<>(value, tags.apply(value), startedAt, began)));
        }
        return read;
    }

    private static void noteAge(long age) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && age > ageNoted(request.getAttribute(AGE_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))) {
            request.setAttribute(AGE_ATTRIBUTE, age, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /// @param noted the value of the request's attribute
    static long ageNoted(@Nullable Object noted) {
        return noted instanceof Long nanos ? nanos : 0;
    }

    @Nullable
    Cache<K, Part<V>> parts() {
        return parts;
    }
}
