package dev.kontor.shared.limit;

import dev.kontor.shared.redis.RedisConnector;
import dev.kontor.shared.tls.Certificates;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.codec.ByteArrayCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Counts in Redis, for all processes together.
final class SharedBuckets implements AutoCloseable {

    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final int MAX_RACES = 20;
    private static final String PREFIX = "kontor:limit:";

    private final RedisConnector redis;
    private volatile @Nullable ProxyManager<byte[]> buckets;

    SharedBuckets(String url, Certificates certificates, Duration timeout) {
        this.redis = new RedisConnector(url, certificates, timeout, "each process counts its limits alone");
        redis.open(client -> buckets = Bucket4jLettuce.casBasedBuilder(client.connect(ByteArrayCodec.INSTANCE))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SLACK))
                .requestTimeout(timeout)
                .maxRetries(MAX_RACES)
                .build());
    }

    SharedBuckets report(MeterRegistry meters) {
        redis.report(meters, "limits");
        return this;
    }

    boolean isUsable() {
        return redis.isUsable();
    }

    /// The response of Redis; empty if it does not respond in time. All calls are granted or none.
    Optional<Verdict> take(String key, BucketConfiguration configuration, long calls) {
        return query(key, configuration, bucket -> Verdict.of(bucket.tryConsumeAndReturnRemaining(calls)));
    }

    /// Returns a consumed call to the budget.
    ///
    /// @return whether Redis did so
    boolean refund(String key, BucketConfiguration configuration) {
        return query(key, configuration, bucket -> {
                    bucket.addTokens(1);
                    return true;
                })
                .isPresent();
    }

    private <T> Optional<T> query(String key, BucketConfiguration configuration, Function<BucketProxy, T> question) {
        var all = buckets;
        if (all == null || !isUsable()) {
            return Optional.empty();
        }
        try {
            var name = (PREFIX + key).getBytes(StandardCharsets.UTF_8);
            var answer = question.apply(all.builder().build(name, () -> configuration));
            redis.succeeded();
            return Optional.of(answer);
        } catch (RuntimeException e) {
            redis.failed(e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
