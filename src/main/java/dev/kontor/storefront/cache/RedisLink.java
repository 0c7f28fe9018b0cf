package dev.kontor.storefront.cache;

import dev.kontor.shared.redis.RedisConnector;
import dev.kontor.shared.tls.Certificates;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shares bytes with other processes through Redis. No call takes longer than a tenth of a second.
final class RedisLink implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(100);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisConnector connector;
    private final String channel;
    private volatile @Nullable RedisAsyncCommands<String, byte[]> commands;

    RedisLink(String url, Certificates certificates, String channel) {
        this.channel = channel;
        this.connector = new RedisConnector(url, certificates, TIMEOUT, "each process caches its responses alone");
    }

    /// @param listener gets what this and other processes [#tell]
    void open(Consumer<byte[]> listener) {
        connector.open(client -> {
            var pubSub = client.connectPubSub(CODEC);
            pubSub.addListener(new RedisPubSubAdapter<String, byte[]>() {
                @Override
                public void message(String from, byte[] message) {
                    listener.accept(message);
                }
            });
            pubSub.async().subscribe(channel).toCompletableFuture().join();
            commands = client.connect(CODEC).async();
        });
    }

    void report(MeterRegistry meters) {
        connector.report(meters, "cache");
    }

    boolean isUsable() {
        return connector.isUsable();
    }

    /// The value of the key; absent if there is none or Redis does not respond.
    byte @Nullable [] get(String key) {
        return now(redis -> redis.get(key));
    }

    /// Publishes the entry asynchronously; a failure is ignored because the entry is only a cache.
    void set(String key, byte[] value, Duration ttl) {
        later(redis -> redis.psetex(key, ttl.toMillis(), value).toCompletableFuture());
    }

    /// Notifies every listening process asynchronously; a failure is ignored.
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
            connector.succeeded();
            return value;
        } catch (ExecutionException | TimeoutException | RedisException e) {
            connector.failed(e);
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void later(Function<RedisAsyncCommands<String, byte[]>, CompletableFuture<?>> call) {
        var redis = commands;
        if (redis == null || !isUsable()) {
            return;
        }
        try {
            var _ = call.apply(redis).whenComplete((_, failure) -> {
                if (failure != null) {
                    connector.failed(failure);
                }
            });
        } catch (RedisException e) {
            connector.failed(e);
        }
    }

    @Override
    public void close() {
        connector.close();
    }
}
