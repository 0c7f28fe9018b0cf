package dev.kontor.storefront.cache;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The responses that processes share through Redis, and fast notifications between them. Nothing relies on it:
/// a response states up to which event-log position it is current, and readers compare that with the log. A
/// process that has followed the log for less time than responses live therefore reads none.
final class RedisLevel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLevel.class);

    private final RedisLink link;
    private final String prefix;
    private final Duration ttl;
    private final LongSupplier nanos;
    private final long trustsFrom;

    /// @param prefix of the keys, with the version of the application
    /// @param ttl lifetime of a response in Redis
    RedisLevel(RedisLink link, String prefix, Duration ttl, LongSupplier nanos) {
        this.link = link;
        this.prefix = prefix + ":answer:" + ResponseCodec.FORM + ":";
        this.ttl = ttl;
        this.nanos = nanos;
        this.trustsFrom =
                nanos.getAsLong() + ttl.plus(ResponseCacheFilter.MAX_WORK).toNanos();
    }

    /// An event with its invalidated tags.
    record Hit(UUID event, Collection<String> tags) {

        private byte[] bytes() {
            return (event + " " + String.join(",", tags)).getBytes(StandardCharsets.UTF_8);
        }

        private static Hit of(byte[] message) {
            var parts = new String(message, StandardCharsets.UTF_8).split(" ", 2);
            return new Hit(UUID.fromString(parts[0]), List.of(parts[1].split(",")));
        }
    }

    /// @param listener notified of changes in other processes, and in this one
    void listen(Consumer<Hit> listener) {
        link.open(message -> {
            try {
                listener.accept(Hit.of(message));
            } catch (RuntimeException e) {
                LOG.warn("an invalidation from Redis could not be read", e);
            }
        });
    }

    boolean isUsable() {
        return link.isUsable();
    }

    void publish(Hit hit) {
        link.publish(hit.bytes());
    }

    CachedResponse.@Nullable Content find(String key) {
        if (nanos.getAsLong() - trustsFrom < 0) {
            return null;
        }
        var bytes = link.get(prefix + key);
        try {
            return bytes == null ? null : ResponseCodec.read(bytes);
        } catch (UncheckedIOException e) {
            LOG.warn("a response in Redis could not be read", e);
            return null;
        }
    }

    /// @param partAge of its oldest remembered part: it expires earlier by that
    void store(String key, CachedResponse.Content content, Duration partAge) {
        var lifetime = ttl.minus(partAge);
        if (lifetime.toMillis() > 0 && link.isUsable()) {
            link.set(prefix + key, ResponseCodec.write(content), lifetime);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
