package dev.kontor.shared.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts in Redis, for all processes together. A Redis that is slow or away is waited for once or twice, then
/// left alone for a while.
final class SharedBuckets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final int TOLERATED_FAILURES = 3;
    private static final int MOST_RACES = 20;
    private static final String PREFIX = "kontor:limit:";

    private final ClientResources resources;
    private final RedisClient client;
    private final Duration timeout;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final Thread connecting;
    private volatile long openUntil = System.nanoTime();
    private volatile @Nullable ProxyManager<byte[]> buckets;

    SharedBuckets(String url, Duration timeout) {
        this.timeout = timeout;
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(Duration.ofMillis(100), RETRY, 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, RedisURI.create(url));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofMillis(500))
                        .keepAlive(true)
                        .build())
                .build());
        this.connecting = Thread.ofVirtual().name("limits-redis").start(this::connect);
    }

    private void connect() {
        boolean warned = false;
        do {
            try {
                buckets = Bucket4jLettuce.casBasedBuilder(client.connect(ByteArrayCodec.INSTANCE))
                        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SLACK))
                        .requestTimeout(timeout)
                        .maxRetries(MOST_RACES)
                        .build();
                return;
            } catch (RuntimeException e) {
                if (!warned && closing.getCount() > 0) {
                    LOG.warn("Redis cannot be reached; each process counts its limits alone ({})", e.getMessage());
                    warned = true;
                }
            }
        } while (!closed(RETRY));
    }

    private boolean closed(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    boolean isUsable() {
        return buckets != null && System.nanoTime() - openUntil >= 0;
    }

    /// What Redis says; empty if it says nothing in time.
    Optional<Verdict> take(String key, BucketConfiguration configuration) {
        return query(key, configuration, bucket -> Verdict.of(bucket.tryConsumeAndReturnRemaining(1)));
    }

    /// Puts a call back that was taken.
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
            failures.set(0);
            return Optional.of(answer);
        } catch (RuntimeException e) {
            failed(e);
            return Optional.empty();
        }
    }

    private void failed(RuntimeException failure) {
        if (failures.incrementAndGet() >= TOLERATED_FAILURES) {
            failures.set(0);
            openUntil = System.nanoTime() + RETRY.toNanos();
            LOG.warn("Redis does not count; this process does alone for {} ({})", RETRY, failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            connecting.join(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
