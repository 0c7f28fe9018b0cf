package dev.kontor.shared.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/// Counts in this process: a bounded number of callers, each for the length of the window.
final class LocalBuckets {

    private final Cache<String, Held> buckets;

    LocalBuckets(int maxKeys) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfter(Expiry.<String, Held>creating((_, held) -> Duration.ofNanos(held.windowNanos())))
                .build();
    }

    private record Held(Bucket bucket, long windowNanos) {}

    Verdict take(String key, BucketConfiguration configuration) {
        var held = buckets.get(key, _ -> held(configuration));
        return Verdict.of(held.bucket().tryConsumeAndReturnRemaining(1));
    }

    void refund(String key, BucketConfiguration configuration) {
        buckets.get(key, _ -> held(configuration)).bucket().addTokens(1);
    }

    private static Held held(BucketConfiguration configuration) {
        var bandwidth = configuration.getBandwidths()[0];
        var bucket = Bucket.builder().addLimit(bandwidth).build();
        return new Held(bucket, bandwidth.getRefillPeriodNanos());
    }
}
