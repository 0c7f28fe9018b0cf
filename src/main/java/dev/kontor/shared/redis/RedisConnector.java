package dev.kontor.shared.redis;

import dev.kontor.shared.tls.Certificates;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.SslContextBuilder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client of a Redis that may be slow, unavailable, or available again: it connects in the background until it
/// succeeds, and a circuit breaker lets no command through for two seconds after three failures in a row.
public final class RedisConnector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnector.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int TOLERATED_FAILURES = 3;

    private final String consequence;
    private final ClientResources resources;
    private final RedisClient client;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean connected;
    private volatile boolean away = true;
    private final AtomicLong openUntil = new AtomicLong(System.nanoTime());
    private @Nullable Thread connecting;

    /// @param url `rediss://` for TLS
    /// @param certificates of connections with TLS; a connection uses those of the time at which it is made
    /// @param timeout of each command
    /// @param consequence of an outage, for the log: `each process counts alone`
    public RedisConnector(String url, Certificates certificates, Duration timeout, String consequence) {
        this.consequence = consequence;
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
                .sslOptions(SslOptions.builder()
                        .jdkSslProvider()
                        .sslContext(builder -> secure(builder, certificates))
                        .build())
                .build());
    }

    private static void secure(SslContextBuilder builder, Certificates certificates) {
        var bundle = certificates.current();
        if (bundle != null) {
            builder.trustManager(bundle.getManagers().getTrustManagerFactory());
            builder.keyManager(bundle.getManagers().getKeyManagerFactory());
        }
    }

    /// Connects in the background and retries until it succeeds.
    ///
    /// @param connect opens the connections; fails if Redis cannot be reached
    public void open(Consumer<RedisClient> connect) {
        connecting = Thread.ofVirtual().name("redis-connect").start(() -> connect(connect));
    }

    private void connect(Consumer<RedisClient> connect) {
        boolean warned = false;
        do {
            try {
                connect.accept(client);
                connected = true;
                away = false;
                return;
            } catch (RuntimeException e) {
                if (!warned && closing.getCount() > 0) {
                    LOG.warn("Redis cannot be reached; {} ({})", consequence, e.getMessage());
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

    /// Adds a metric that says whether Redis is away.
    ///
    /// @param use what it is needed for
    public void report(MeterRegistry meters, String use) {
        Gauge.builder("kontor.redis.away", this, redis -> redis.away ? 1 : 0)
                .description("1 if Redis cannot be reached, or did not answer the last command; else 0.")
                .tag("use", use)
                .register(meters);
    }

    /// Whether commands may be sent now.
    public boolean isUsable() {
        return connected && System.nanoTime() - openUntil.get() >= 0;
    }

    public void succeeded() {
        failures.set(0);
        away = false;
    }

    public void failed(Throwable failure) {
        away = true;
        if (failures.incrementAndGet() >= TOLERATED_FAILURES) {
            failures.set(0);
            open(failure);
        }
    }

    /// Commands that were already waiting fail later; they neither prolong the pause nor are they reported.
    private void open(Throwable failure) {
        long now = System.nanoTime();
        long until = openUntil.get();
        if (now - until >= 0 && openUntil.compareAndSet(until, now + RETRY.toNanos())) {
            LOG.warn("Redis does not respond; {} for {} ({})", consequence, RETRY, failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        awaitConnecting();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    /// A client that is shut down while it connects logs errors.
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
