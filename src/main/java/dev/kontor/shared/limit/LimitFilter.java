package dev.kontor.shared.limit;

import dev.kontor.shared.problem.ThrottledException;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.Handlers;
import dev.kontor.shared.web.concurrency.RejectionDelay;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Applies the limits of a whole API and those on handlers of `POST`, before the idempotency filter begins their
/// transaction. Runs behind the cache, whose responses cost too little to count, and the security chain, which
/// knows the caller.
@Component
class LimitFilter extends OncePerRequestFilter implements Ordered {

    private final RateLimits limits;
    private final ProblemDocuments problems;
    private final RejectionDelay delay;
    private final Handlers handlers;

    LimitFilter(RateLimits limits, ProblemDocuments problems, RejectionDelay delay, Handlers handlers) {
        this.limits = limits;
        this.problems = problems;
        this.delay = delay;
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
        delay.begin(request);
        try {
            if (request.getRequestURI().startsWith("/store/")) {
                limits.requireForSource(LimitPolicy.STORE);
            } else {
                requireForKey();
            }
            if (request.getMethod().equals("POST")) {
                var mark = handlers.mark(request, RateLimited.class);
                if (mark != null) {
                    limits.requireForSource(mark.value());
                }
            }
        } catch (ThrottledException refusal) {
            delay.hold(request);
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
}
