package dev.kontor.storefront.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to a Redis that may be slow, away, or come back: no call takes longer than a tenth of a second,
/// and after some failures none is made for a while.
final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration TIMEOUT = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int TOLERATED_FAILURES = 3;
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final ClientResources resources;
    private final RedisClient client;
    private final String channel;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long openUntil = System.nanoTime();
    private volatile Consumer<byte[]> listener = _ -> {};
    private @Nullable Thread connecting;
    private volatile @Nullable RedisAsyncCommands<String, byte[]> commands;

    RedisLink(String url, String channel) {
        this.channel = channel;
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(Duration.ofMillis(100), RETRY, 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, RedisURI.create(url));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofMillis(500))
                        .keepAlive(true)
                        .build())
                .build());
    }

    /// Connects in the background, and keeps trying.
    ///
    /// @param listener gets what other processes and this one [#tell]
    void open(Consumer<byte[]> listener) {
        this.listener = listener;
        connecting = Thread.ofVirtual().name("cache-redis").start(this::connect);
    }

    private void connect() {
        boolean warned = false;
        do {
            try {
                var pubSub = client.connectPubSub(CODEC);
                pubSub.addListener(new RedisPubSubAdapter<String, byte[]>() {
                    @Override
                    public void message(String from, byte[] message) {
                        listener.accept(message);
                    }
                });
                pubSub.async().subscribe(channel).toCompletableFuture().join();
                commands = client.connect(CODEC).async();
                return;
            } catch (RuntimeException e) {
                if (!warned && closing.getCount() > 0) {
                    LOG.warn("Redis cannot be reached; answers are kept in this process only ({})", e.getMessage());
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
        return commands != null && System.nanoTime() - openUntil >= 0;
    }

    /// The value of the key; absent if there is none or Redis does not answer.
    byte @Nullable [] get(String key) {
        return now(redis -> redis.get(key));
    }

    /// Sets it sometime, perhaps.
    void set(String key, byte[] value, Duration ttl) {
        later(redis -> redis.psetex(key, ttl.toMillis(), value).toCompletableFuture());
    }

    /// Lets every process that listens know, soon, perhaps.
    void publish(byte[] message) {
        later(redis -> redis.publish(channel, message).toCompletableFuture());
    }

    private <T> @Nullable T now(Function<RedisAsyncCommands<String, byte[]>, Future<T>> call) {
        var redis = commands;
        if (redis == null || !isUsable()) {
            return null;
        }
        try {
            var value = call.apply(redis).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            failures.set(0);
            return value;
        } catch (ExecutionException | TimeoutException | RedisException e) {
            failed(e);
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void later(Function<RedisAsyncCommands<String, byte[]>, java.util.concurrent.CompletableFuture<?>> call) {
        var redis = commands;
        if (redis == null || !isUsable()) {
            return;
        }
        try {
            var _ = call.apply(redis).whenComplete((_, failure) -> {
                if (failure != null) {
                    failed(failure);
                }
            });
        } catch (RedisException e) {
            failed(e);
        }
    }

    private void failed(Throwable failure) {
        if (failures.incrementAndGet() >= TOLERATED_FAILURES) {
            failures.set(0);
            openUntil = System.nanoTime() + RETRY.toNanos();
            LOG.warn("Redis does not answer; it is left alone for {} ({})", RETRY, failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        awaitConnecting();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    /// A client that is shut down while it connects complains loudly.
    private void awaitConnecting() {
        try {
            if (connecting != null) {
                connecting.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
