package dev.kontor.shared.web.admission;

import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.Handlers;
import dev.kontor.shared.web.HeaderOnlyCorsProcessor;
import dev.kontor.shared.web.WebProperties;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import dev.kontor.shared.web.concurrency.Permit;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects excess shoppers quickly and cheaply; shoppers who already have a cart have priority. If everyone were
/// rejected equally, hardly anyone would complete all steps of a purchase. Runs behind the cache, whose
/// responses cost too little to count, and before everything expensive. Health checks and staff bypass it.
/// Payment providers, which send a backlog after an outage, have a separate queue that leaves connections to
/// buyers; they resend what does not fit.
@Component
public class AdmissionFilter extends OncePerRequestFilter implements Ordered {

    private static final String SHOPPERS = "/store/v1/";

    private static final Duration PATIENCE = NewcomerWait.USUAL;
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final int MOST_WAITING = 500;
    private static final int LATEST_RETURN_SECONDS = 3;

    private static final int PROVIDERS_AT_ONCE = 4;
    private static final int MOST_PROVIDERS_WAITING = 100;
    private static final Duration PROVIDERS_PATIENCE = Duration.ofSeconds(2);
    private static final int EARLIEST_PROVIDER_SECONDS = 5;
    private static final int LATEST_PROVIDER_SECONDS = 30;

    private final ProblemDocuments problems;
    private final Handlers handlers;
    private final CorsConfigurationSource rules;
    private final CorsProcessor cors = new HeaderOnlyCorsProcessor();
    private final ObjectProvider<ConcurrencyLimiter> others;
    private final ConcurrencyLimiter shoppers;
    private final ConcurrencyLimiter newcomers;
    private final NewcomerWait newcomerWait = new NewcomerWait(System::nanoTime);
    private final ConcurrencyLimiter providers = new ConcurrencyLimiter(
            PROVIDERS_AT_ONCE, MOST_PROVIDERS_WAITING, MOST_PROVIDERS_WAITING, PROVIDERS_PATIENCE);

    public AdmissionFilter(
            WebProperties properties,
            ProblemDocuments problems,
            Handlers handlers,
            @Qualifier("corsConfigurationSource") CorsConfigurationSource rules,
            ObjectProvider<ConcurrencyLimiter> others) {
        this.problems = problems;
        this.handlers = handlers;
        this.rules = rules;
        this.others = others;
        this.shoppers = new ConcurrencyLimiter(properties.parallel(), 0, MOST_WAITING, PATIENCE);
        this.newcomers = new ConcurrencyLimiter(
                Math.max(1, properties.parallel() / 4), MOST_WAITING, MOST_WAITING / 4, PATIENCE);
    }

    @Override
    public int getOrder() {
        return FilterPlace.ADMISSION.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var kind = kind(request);
        return kind == null ? !request.getRequestURI().startsWith(SHOPPERS) : kind == Admission.Kind.BYPASSES;
    }

    private Admission.@Nullable Kind kind(HttpServletRequest request) {
        var mark = handlers.mark(request, Admission.class);
        return mark == null ? null : mark.value();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kind = kind(request);
        if (kind == Admission.Kind.PROVIDER) {
            admitProvider(request, response, chain);
        } else {
            admitShopper(kind == Admission.Kind.BEGINS, request, response, chain);
        }
    }

    private void admitProvider(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            providers.pass();
        } catch (UnavailableException refusal) {
            refuse(refusal, EARLIEST_PROVIDER_SECONDS, LATEST_PROVIDER_SECONDS, request, response);
            return;
        }
        try (var _ = Permit.begin(request, providers)) {
            chain.doFilter(request, response);
        }
    }

    private void admitShopper(
            boolean begins, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = begins ? newcomerWait.current() : PATIENCE;
        long end = System.nanoTime() + wait.toNanos();
        try {
            if (begins) {
                waitForRoom(end);
            }
            shoppers.passWithin(until(end));
        } catch (UnavailableException refusal) {
            if (begins) {
                newcomerWait.endedWithRejection();
            }
            cors.processRequest(rules.getCorsConfiguration(request), request, response);
            refuse(refusal, 1, LATEST_RETURN_SECONDS, request, response);
            return;
        }
        try (var _ = Permit.begin(request, shoppers)) {
            chain.doFilter(request, response);
        }
    }

    /// Spread, so that clients who arrived together do not return together.
    private void refuse(
            UnavailableException refusal,
            int earliestSeconds,
            int latestSeconds,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setIntHeader(
                HttpHeaders.RETRY_AFTER, ThreadLocalRandom.current().nextInt(earliestSeconds, latestSeconds + 1));
        problems.write(problems.of(refusal, request), request, response);
    }

    /// Until no shopper with a cart is waiting any longer.
    private void waitForRoom(long end) {
        newcomers.passWithin(until(end));
        try {
            while (isCrowded()) {
                if (System.nanoTime() - end > 0) {
                    throw newcomers.overloaded();
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
        } finally {
            newcomers.release();
        }
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private boolean isCrowded() {
        return shoppers.isCrowded() || others.stream().anyMatch(ConcurrencyLimiter::isCrowded);
    }
}
