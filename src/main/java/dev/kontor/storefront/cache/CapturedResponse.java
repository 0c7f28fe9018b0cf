package dev.kontor.storefront.cache;

import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.web.server.FinishedBytesProtocol;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// One run through the stack below the cache: captures the response, decides whether it may be stored, and sends
/// it to the client.
final class CapturedResponse {

    private static final int MAX_BODY_BYTES = 1_024 * 1_024;
    private static final int MIN_GZIP_BYTES = 1_024;
    private static final int ETAG_BYTES = 12;

    /// Headers that belong to one response only, or are always written again.
    private static final Set<String> NOT_KEPT = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "etag",
            "last-modified",
            "keep-alive",
            "ratelimit",
            "ratelimit-policy",
            "server-timing",
            "traceparent",
            "transfer-encoding",
            "x-request-id");

    private static final Set<String> CONDITIONS = Set.of("if-none-match", "if-modified-since", "range", "if-range");

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ContentCachingResponseWrapper recorded;
    private final long nanos;
    private CachedResponse.@Nullable Content content;

    private CapturedResponse(
            HttpServletRequest request,
            HttpServletResponse response,
            ContentCachingResponseWrapper recorded,
            long nanos) {
        this.request = request;
        this.response = response;
        this.recorded = recorded;
        this.nanos = nanos;
    }

    /// Runs the rest of the stack. The handler does not see conditional headers, because the complete response
    /// is needed.
    static CapturedResponse of(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = System.nanoTime();
        var recorded = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Unconditional(request), recorded);
        return new CapturedResponse(request, response, recorded, System.nanoTime() - began);
    }

    /// The response to store; absent if it is not declared public, or not suitable.
    CachedResponse.@Nullable Content content(long asOf) {
        if (isCacheable()) {
            if (!CacheKeys.namesLocale(request.getQueryString())) {
                vary(HttpHeaders.ACCEPT_LANGUAGE);
            }
            if (!CacheKeys.namesChannel(request.getQueryString())) {
                vary(PublishableKeys.HEADER);
            }
            var body = recorded.getContentAsByteArray();
            var gzip = body.length < MIN_GZIP_BYTES ? null : gzip(body);
            if (gzip != null) {
                vary(HttpHeaders.ACCEPT_ENCODING);
            }
            content = new CachedResponse.Content(
                    asOf, recorded.getContentType(), etag(body), headers(), tags(), body, gzip);
        }
        return content;
    }

    /// The age of the oldest remembered part of the response.
    Duration partAge() {
        return Duration.ofNanos(PartMemory.ageNoted(request.getAttribute(PartMemory.AGE_ATTRIBUTE)));
    }

    /// Sends the response to the client.
    void finish() throws IOException {
        if (content == null) {
            if (!request.isAsyncStarted()) {
                recorded.copyBodyToResponse();
            }
        } else {
            writeBody(content, request, response);
        }
    }

    private boolean isCacheable() {
        if (request.isAsyncStarted() || response.isCommitted() || recorded.getStatus() != 200) {
            return false;
        }
        var control = recorded.getHeader(HttpHeaders.CACHE_CONTROL);
        var contentType = recorded.getContentType();
        return control != null
                && control.contains("public")
                && control.contains("s-maxage")
                && contentType != null
                && contentType.startsWith("application/json")
                && recorded.getHeader(HttpHeaders.SET_COOKIE) == null
                && recorded.getHeader(HttpHeaders.CONTENT_ENCODING) == null
                && !recorded.getHeaders(HttpHeaders.VARY).contains("*")
                && recorded.getContentSize() <= MAX_BODY_BYTES
                && nanos < ResponseCacheFilter.MAX_WORK.toNanos();
    }

    private void vary(String header) {
        boolean present = response.getHeaders(HttpHeaders.VARY).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(value -> value.strip().equalsIgnoreCase(header));
        if (!present) {
            response.addHeader(HttpHeaders.VARY, header);
        }
    }

    private String[] headers() {
        var headers = new ArrayList<String>();
        for (var name : new LinkedHashSet<>(response.getHeaderNames())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_KEPT.contains(lower) && !lower.startsWith("access-control-")) {
                for (var value : response.getHeaders(name)) {
                    headers.add(name);
                    headers.add(value);
                }
            }
        }
        return headers.toArray(String[]::new);
    }

    private List<String> tags() {
        if (request.getAttribute(StoreCaching.TAGS_ATTRIBUTE) instanceof Collection<?> tags) {
            return tags.stream().map(Object::toString).distinct().toList();
        }
        var header = response.getHeader(StoreCaching.CACHE_TAG);
        return header == null ? List.of() : StoreCaching.split(header);
    }

    /// Writes entity tag and body, or only that the client has it already.
    ///
    /// @return false if the client has it already
    static boolean writeBody(CachedResponse.Content content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var etag = content.etag();
        FinishedBytesProtocol.finished(request);
        response.setHeader(HttpHeaders.ETAG, etag);
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && matches(known, etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        }
        response.setContentType(content.contentType());
        var body = content.body();
        var gzip = content.gzip();
        if (gzip != null && takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = gzip;
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
        return true;
    }

    private static boolean matches(String known, String etag) {
        if (known.equals(etag) || known.equals("*")) {
            return true;
        }
        var opaque = etag.substring(2);
        for (var candidate : known.split(",")) {
            var tag = candidate.strip();
            if ((tag.startsWith("W/") ? tag.substring(2) : tag).equals(opaque)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesGzip(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 3);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String etag(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\""
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ETAG_BYTES))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The request without headers for partial or conditional responses.
    private static final class Unconditional extends HttpServletRequestWrapper {

        Unconditional(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isCondition(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isCondition(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isCondition(String name) {
            return CONDITIONS.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
