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

/// The answers that processes share through Redis, and the quick word from one to the others that something
/// changed. Nothing relies on it: an answer says up to where in the event log it is true, and whoever reads it
/// compares that with what the log has told it. A process that has not yet listened to the log for as long as
/// an answer can live therefore reads none.
final class RedisLevel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLevel.class);

    private final RedisLink link;
    private final String prefix;
    private final Duration ttl;
    private final LongSupplier nanos;
    private final long trustsFrom;

    /// @param prefix first part of the keys, with the version of the application
    /// @param ttl how long an answer stays in Redis
    RedisLevel(RedisLink link, String prefix, Duration ttl, LongSupplier nanos) {
        this.link = link;
        this.prefix = prefix + ":answer:" + ResponseCodec.FORM + ":";
        this.ttl = ttl;
        this.nanos = nanos;
        this.trustsFrom =
                nanos.getAsLong() + ttl.plus(ResponseCacheFilter.LONGEST_WORK).toNanos();
    }

    /// An event that hit tags.
    record Hit(UUID event, Collection<String> tags) {

        private byte[] bytes() {
            return (event + " " + String.join(",", tags)).getBytes(StandardCharsets.UTF_8);
        }

        private static Hit of(byte[] message) {
            var parts = new String(message, StandardCharsets.UTF_8).split(" ", 2);
            return new Hit(UUID.fromString(parts[0]), List.of(parts[1].split(",")));
        }
    }

    /// @param listener hears what changed in other processes, and in this one
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
            LOG.warn("an answer in Redis could not be read", e);
            return null;
        }
    }

    void store(String key, CachedResponse.Content content) {
        if (link.isUsable()) {
            link.set(prefix + key, ResponseCodec.write(content), ttl);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
