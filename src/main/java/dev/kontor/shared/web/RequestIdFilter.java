package dev.kontor.shared.web;

import dev.kontor.shared.crypto.Keyring;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request an id: the caller's `X-Request-Id` if it is harmless, otherwise a new one. It is in the
/// response, in every problem document and in every log line.
@Component
public class RequestIdFilter extends OncePerRequestFilter implements Ordered {

    public static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestIdFilter.class.getName();

    /// Random once and then counted: a random number for each request costs as much as finding its cached
    /// response.
    private static final String PROCESS =
            Keyring.randomToken().replaceAll("[_-]", "").substring(0, 16) + ".";

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /// The id of the request; created now if the request never passed the filter.
    public static String requestId(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var given = request.getHeader(HEADER);
        var id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : PROCESS + Long.toString(COUNT.incrementAndGet(), 36);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    @Override
    public int getOrder() {
        return FilterPlace.REQUEST_ID.order();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = requestId(request);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable("requestId", id)) {
            chain.doFilter(request, response);
        }
    }
}
