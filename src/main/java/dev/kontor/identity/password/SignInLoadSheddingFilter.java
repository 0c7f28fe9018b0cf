package dev.kontor.identity.password;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.HeaderOnlyCorsProcessor;
import dev.kontor.shared.web.concurrency.RejectionDelay;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects sign-ins before any other work while too many are in progress, so that a flood costs others next to
/// nothing. Sign-ins in progress are counted here, because concurrent ones would all find a free slot before the
/// first occupies it.
@Component
final class SignInLoadSheddingFilter extends OncePerRequestFilter implements Ordered {

    private static final String SIGN_IN = "/auth/login";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Passwords passwords;
    private final RejectionDelay delay;
    private final ProblemDocuments problems;
    private final CorsConfigurationSource rules;
    private final CorsProcessor cors = new HeaderOnlyCorsProcessor();
    private final Semaphore inProgress = new Semaphore(Passwords.maxInProgress());

    SignInLoadSheddingFilter(
            Passwords passwords,
            RejectionDelay delay,
            ProblemDocuments problems,
            @Qualifier("corsConfigurationSource") CorsConfigurationSource rules) {
        this.passwords = passwords;
        this.delay = delay;
        this.problems = problems;
        this.rules = rules;
    }

    @Override
    public int getOrder() {
        return FilterPlace.SIGN_IN_LOAD_SHEDDING.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().endsWith(SIGN_IN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (passwords.hasRoom() && inProgress.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                inProgress.release();
            }
            return;
        }
        delay.begin(request);
        delay.hold(request);
        cors.processRequest(rules.getCorsConfiguration(request), request, response);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        problems.write(problems.of(ProblemCode.OVERLOADED, Passwords.CROWDED, request), request, response);
    }
}
