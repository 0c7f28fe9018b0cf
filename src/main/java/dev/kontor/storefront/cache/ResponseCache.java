package dev.kontor.storefront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Stores responses in this process and, if configured, in Redis too.
@Component
class ResponseCache {

    /// The lifetime of a list whose order may be outdated.
    private static final Duration UNSETTLED = Duration.ofMillis(500);

    private final Invalidations invalidations;
    private final @Nullable RedisLevel redis;
    private final Cache<String, CachedResponse> answers;

    ResponseCache(
            CacheProperties properties,
            Invalidations invalidations,
            ObjectProvider<RedisLevel> redis,
            NextChange next) {
        this.invalidations = invalidations;
        this.redis = redis.getIfAvailable();
        this.answers = Caffeine.newBuilder()
                .maximumWeight(properties.maxSize().toBytes())
                .weigher((String key, CachedResponse answer) -> key.length() + answer.weight)
                .expireAfter(Expiry.creating((String _, CachedResponse answer) -> isSettling(answer.content)
                        ? UNSETTLED
                        : next.within(less(age(properties.ttl()), answer.partAge))))
                .recordStats()
                .build();
        if (this.redis != null) {
            this.redis.listen(hit -> invalidations.early(hit.event(), hit.tags()));
        }
    }

    /// The start of the work on a response; take it before anything is read for it.
    ///
    /// @param version of the invalidations
    /// @param position up to which this process has followed the event log
    record Start(long version, long position) {}

    Start start() {
        return new Start(invalidations.version(), invalidations.position());
    }

    @Nullable
    CachedResponse find(String key) {
        var answer = answers.getIfPresent(key);
        if (answer == null || !invalidations.isStale(answer)) {
            return answer;
        }
        answers.asMap().remove(key, answer);
        return null;
    }

    /// Another process's response, if there is one and it can be trusted.
    @Nullable
    CachedResponse findShared(String key, Start start) {
        var content = redis == null ? null : redis.find(key);
        if (content == null || invalidations.isBehind(content.asOf(), content.tags())) {
            return null;
        }
        var answer = new CachedResponse(content, start.version, Duration.ZERO);
        answers.put(key, answer);
        return answer;
    }

    /// @param partAge of its oldest remembered part
    /// @return the response if it is still fresh
    @Nullable
    CachedResponse store(String key, CachedResponse.Content content, Start start, Duration partAge) {
        var answer = new CachedResponse(content, start.version, partAge);
        if (invalidations.isStale(answer)) {
            return null;
        }
        // Stored even if it has just become stale: readers check its tags again.
        answers.put(key, answer);
        if (redis != null && !isSettling(content)) {
            redis.store(key, content, partAge);
        }
        return answer;
    }

    private boolean isSettling(CachedResponse.Content content) {
        return content.tags().contains(StoreCaching.COPIES) && invalidations.isSettling();
    }

    boolean isFresh(CachedResponse answer) {
        return !invalidations.isStale(answer);
    }

    Cache<String, CachedResponse> answers() {
        return answers;
    }

    /// Slightly less than the maximum, and varied: responses created together must not expire together.
    static Duration age(Duration longest) {
        long nanos = longest.toNanos();
        return Duration.ofNanos(nanos - ThreadLocalRandom.current().nextLong(nanos / 4 + 1));
    }

    private static Duration less(Duration age, Duration by) {
        return age.compareTo(by) > 0 ? age.minus(by) : Duration.ZERO;
    }
}
