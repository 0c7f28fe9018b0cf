package dev.kontor.storefront.cache;

import dev.kontor.channel.Channel;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.PublishableKeys.FrontEnd;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.AllowedHosts;
import dev.kontor.testing.FixedChannels;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import tools.jackson.databind.json.JsonMapper;

/// One process with a cache in front of a handler that the test writes.
final class CacheBench implements AutoCloseable {

    static final Duration TTL = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    final AtomicInteger handled = new AtomicInteger();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicLong nanos = new AtomicLong();
    final Invalidations invalidations = new Invalidations(nanos::get);
    /// The default one, and one that speaks German only and has the key `pk_outlet`.
    final FixedChannels channels;
    final ResponseCache cache;
    final CacheInvalidation consumer;
    final ResponseCacheFilter filter;
    private final @Nullable RedisLevel redis;

    /// What the handler does; the counter is moved already.
    FilterChain handler = (_, _) -> {};

    CacheBench() {
        this(null);
    }

    CacheBench(@Nullable RedisLevel redis) {
        this.redis = redis;
        var beans = new DefaultListableBeanFactory();
        if (redis != null) {
            beans.registerSingleton("redis", redis);
        }
        var levels = beans.getBeanProvider(RedisLevel.class);
        var properties = new CacheProperties(
                true,
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(1),
                TTL,
                Duration.ofSeconds(20),
                List.of("/store/v1/products", "/store/v1/shop"),
                "test");
        var shop = new Shop(
                URI.create("http://localhost"),
                List.of(Locale.ENGLISH, Locale.GERMAN),
                List.of(Currency.getInstance("EUR")),
                ZoneId.of("UTC"));
        channels = new FixedChannels(
                FixedChannels.channel(Channel.DEFAULT, shop.locales(), shop),
                FixedChannels.channel("outlet", List.of(Locale.GERMAN), shop));
        var choice = new ChannelChoice(
                channels, key -> key.equals("pk_outlet") ? Optional.of(new FrontEnd("outlet")) : Optional.empty());
        cache = new ResponseCache(
                properties, invalidations, levels, new NextChange(JdbcClient.create(TestDatabase.dataSource())));
        consumer = new CacheInvalidation(invalidations, levels);
        var cors = new UrlBasedCorsConfigurationSource();
        var allowed = new CorsConfiguration();
        allowed.addAllowedOrigin("https://front.example");
        allowed.addAllowedMethod("GET");
        cors.registerCorsConfiguration("/**", allowed);
        filter = new ResponseCacheFilter(
                new CacheKeys(
                        properties,
                        new StoreLocales(shop),
                        choice,
                        channels,
                        () -> "",
                        new AllowedHosts(Set.of("shop.example"))),
                cache,
                new ResponseCacheMetrics(meters, cache),
                properties.patience(),
                cors);
    }

    /// The handler answers publicly, with those tags.
    CacheBench answering(Supplier<String> body, String... tags) {
        handler = (_, response) -> write((HttpServletResponse) response, body.get(), tags);
        return this;
    }

    static void write(HttpServletResponse response, String body, String... tags) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=0, s-maxage=60");
        response.setHeader("Cache-Tag", String.join(",", tags));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    static MockHttpServletRequest get(String uri) {
        var parts = uri.split("\\?", 2);
        var request = new MockHttpServletRequest("GET", parts[0]);
        if (parts.length == 2) {
            request.setQueryString(parts[1]);
        }
        return request;
    }

    MockHttpServletResponse call(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        try {
            filter.doFilter(request, response, (inner, outer) -> {
                handled.incrementAndGet();
                ((HttpServletResponse) outer).setHeader("X-Request-Id", "of-the-handler");
                handler.doFilter(inner, outer);
            });
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    String read(String uri) {
        return text(call(get(uri)));
    }

    static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// The event as the committing thread (position 0) or the log tells it.
    static LoggedEvent event(long position, UUID id, String type, String subject, String data) {
        return new LoggedEvent(position, id, type, 1, subject, Instant.EPOCH, "", JSON.readTree(data), null);
    }

    void tell(long position, UUID id, String type, String subject) {
        consumer.consume(List.of(event(position, id, type, subject, "{}")));
    }

    double count(String outcome) {
        return meters.get("kontor.storefront.cache.requests")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    boolean isConnected() {
        return redis != null && redis.isUsable();
    }

    @Override
    public void close() {
        if (redis != null) {
            redis.close();
        }
    }
}
