package dev.kontor.shared.limit;

import dev.kontor.shared.problem.ThrottledException;
import dev.kontor.shared.web.Brake;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Applies the limits that hold for a whole API, and those that are marked on handlers of `POST`, before the
/// idempotency filter begins their transaction. Runs behind the cache, whose answers cost too little to be
/// counted, and the security chain, which knows the caller.
@Component
class LimitFilter extends OncePerRequestFilter implements Ordered {

    private final RateLimits limits;
    private final ProblemDocuments problems;
    private final Brake brake;
    private final RequestMappingHandlerMapping handlers;

    LimitFilter(
            RateLimits limits,
            ProblemDocuments problems,
            Brake brake,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.limits = limits;
        this.problems = problems;
        this.brake = brake;
        this.handlers = handlers;
    }

    @Override
    public int getOrder() {
        return FilterPlace.RATE_LIMITS.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/store/v1/") && !path.startsWith("/admin/v1/") && !path.startsWith("/oauth2/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        brake.begin(request);
        try {
            if (request.getRequestURI().startsWith("/store/")) {
                limits.requireForSource(LimitPolicy.STORE);
            } else {
                requireForKey();
            }
            if (request.getMethod().equals("POST")) {
                var mark = handler(request).map(method -> method.getMethodAnnotation(RateLimited.class));
                mark.ifPresent(limited -> limits.requireForSource(limited.value()));
            }
        } catch (ThrottledException refusal) {
            brake.hold(request);
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
            problems.write(problems.of(refusal, request), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void requireForKey() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getName().startsWith("key_")) {
            limits.require(LimitPolicy.API_KEY, caller.getName());
        }
    }

    private Optional<HandlerMethod> handler(HttpServletRequest request) {
        var earlier = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var chain = handlers.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (Exception _) {
            // No handler for this method or media type: the dispatcher will find the same and say so.
            return Optional.empty();
        } finally {
            request.setAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE, earlier);
        }
    }
}
