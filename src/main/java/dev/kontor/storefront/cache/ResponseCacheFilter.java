package dev.kontor.storefront.cache;

import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.web.HeaderOnlyCorsProcessor;
import dev.kontor.shared.web.RequestIdFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfigurationSource;

/// Serves public reads from finished bytes, before the rest of the stack runs. If a response is missing, one
/// request creates and stores it for all concurrent ones.
class ResponseCacheFilter extends HttpFilter {

    /// A response that takes longer is not stored: the invalidations since its start may have been forgotten.
    static final Duration MAX_WORK = Duration.ofSeconds(30);

    private final CacheKeys keys;
    private final ResponseCache cache;
    private final ResponseCacheMetrics metrics;
    private final Duration wait;
    private final @Nullable CorsConfigurationSource cors;
    private final HeaderOnlyCorsProcessor corsProcessor = new HeaderOnlyCorsProcessor();
    private final ConcurrentMap<String, CompletableFuture<@Nullable CachedResponse>> inWork = new ConcurrentHashMap<>();

    /// @param wait how long to wait for a concurrent request that creates the same response
    /// @param cors who may read responses from other origins; without it such requests bypass the cache
    ResponseCacheFilter(
            CacheKeys keys,
            ResponseCache cache,
            ResponseCacheMetrics metrics,
            Duration wait,
            @Nullable CorsConfigurationSource cors) {
        this.keys = keys;
        this.cache = cache;
        this.metrics = metrics;
        this.wait = wait;
        this.cors = cors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var key = cors == null && request.getHeader(HttpHeaders.ORIGIN) != null ? null : keys.of(request);
        if (key == null) {
            if (keys.isPublicRead(request)) {
                uncached(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        var answer = cache.find(key);
        if (answer != null) {
            write(answer, request, response, ResponseCacheMetrics.Outcome.HIT);
        } else if (mayFill(request)) {
            make(key, request, response, chain);
        } else {
            uncached(request, response, chain);
        }
    }

    /// A request with a secret may be served from the cache, but never fills it.
    private static boolean mayFill(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getHeader(RequiresCapability.CART_TOKEN) == null
                && request.getHeader(RequiresCapability.ORDER_TOKEN) == null;
    }

    /// Created for this request alone, with the same entity tag and `Vary` as from the cache, so a CDN in front
    /// can store it too.
    private void uncached(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        metrics.count(ResponseCacheMetrics.Outcome.UNCACHED);
        if (request.getMethod().equals("GET")) {
            var recording = CapturedResponse.of(request, response, chain);
            recording.content(0);
            recording.finish();
        } else {
            chain.doFilter(request, response);
        }
    }

    private void make(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var mine = new CompletableFuture<@Nullable CachedResponse>();
        var other = inWork.putIfAbsent(key, mine);
        if (other != null) {
            var answer = await(other);
            if (answer != null && cache.isFresh(answer)) {
                write(answer, request, response, ResponseCacheMetrics.Outcome.WAITED);
            } else {
                uncached(request, response, chain);
            }
            return;
        }
        CachedResponse answer = null;
        boolean shared = false;
        CapturedResponse recording = null;
        try {
            var start = cache.start();
            answer = cache.findShared(key, start);
            shared = answer != null;
            if (answer == null) {
                recording = CapturedResponse.of(request, response, chain);
                var content = recording.content(start.position());
                answer = content == null ? null : cache.store(key, content, start, recording.partAge());
            }
        } finally {
            inWork.remove(key, mine);
            mine.complete(answer);
        }
        if (recording != null) {
            metrics.count(answer == null ? ResponseCacheMetrics.Outcome.UNCACHED : ResponseCacheMetrics.Outcome.MISS);
            recording.finish();
        } else if (shared && answer != null) {
            write(answer, request, response, ResponseCacheMetrics.Outcome.SHARED);
        }
    }

    private @Nullable CachedResponse await(CompletableFuture<@Nullable CachedResponse> other) {
        try {
            return other.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void write(
            CachedResponse answer,
            HttpServletRequest request,
            HttpServletResponse response,
            ResponseCacheMetrics.Outcome outcome)
            throws IOException {
        var content = answer.content;
        response.setHeader(RequestIdFilter.HEADER, RequestIdFilter.requestId(request));
        var headers = content.headers();
        for (int index = 0; index < headers.length; index += 2) {
            response.addHeader(headers[index], headers[index + 1]);
        }
        if (cors != null && request.getHeader(HttpHeaders.ORIGIN) != null && !mayRead(cors, request, response)) {
            return;
        }
        metrics.count(
                CapturedResponse.writeBody(content, request, response)
                        ? outcome
                        : ResponseCacheMetrics.Outcome.NOT_MODIFIED);
    }

    private boolean mayRead(CorsConfigurationSource source, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return corsProcessor.processRequest(source.getCorsConfiguration(request), request, response);
    }
}
