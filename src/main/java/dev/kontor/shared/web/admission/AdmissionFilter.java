package dev.kontor.shared.web.admission;

import dev.kontor.shared.database.PatientConnections;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.Handlers;
import dev.kontor.shared.web.HeaderOnlyCorsProcessor;
import dev.kontor.shared.web.WebProperties;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import dev.kontor.shared.web.concurrency.Permit;
import dev.kontor.shared.web.problem.PreparedProblem;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
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
    private static final int MAX_WAITING = 500;
    private static final int LATEST_RETURN_SECONDS = 3;

    private static final int PROVIDERS_AT_ONCE = 4;
    private static final int MAX_PROVIDERS_WAITING = 100;
    private static final Duration PROVIDERS_PATIENCE = Duration.ofSeconds(2);
    private static final int EARLIEST_PROVIDER_SECONDS = 5;
    private static final int LATEST_PROVIDER_SECONDS = 30;

    private final PreparedProblem rejection;
    private final Handlers handlers;
    private final CorsConfigurationSource rules;
    private final CorsProcessor cors = new HeaderOnlyCorsProcessor();
    private final Supplier<List<ConcurrencyLimiter>> others;
    private final ConcurrencyLimiter shoppers;
    private final ConcurrencyLimiter newcomers;
    private final NewcomerWait newcomerWait = new NewcomerWait(System::nanoTime);
    private final ConcurrencyLimiter providers =
            new ConcurrencyLimiter(PROVIDERS_AT_ONCE, MAX_PROVIDERS_WAITING, MAX_PROVIDERS_WAITING, PROVIDERS_PATIENCE);

    public AdmissionFilter(
            WebProperties properties,
            ProblemDocuments problems,
            Handlers handlers,
            @Qualifier("corsConfigurationSource") CorsConfigurationSource rules,
            ObjectProvider<ConcurrencyLimiter> others) {
        this.rejection = problems.prepared(ProblemCode.OVERLOADED, ConcurrencyLimiter.OVERLOADED);
        this.handlers = handlers;
        this.rules = rules;
        this.others = SingletonSupplier.of(() -> others.stream().toList());
        this.shoppers = new ConcurrencyLimiter(properties.parallel(), 0, MAX_WAITING, PATIENCE);
        this.newcomers =
                new ConcurrencyLimiter(Math.max(1, properties.parallel() / 4), MAX_WAITING, MAX_WAITING / 4, PATIENCE);
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
        if (!providers.tryPass(PROVIDERS_PATIENCE)) {
            reject(EARLIEST_PROVIDER_SECONDS, LATEST_PROVIDER_SECONDS, request, response);
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
        if (begins && !waitForRoom(end) || !shoppers.tryPass(until(end))) {
            if (begins) {
                newcomerWait.endedWithRejection();
            }
            cors.processRequest(rules.getCorsConfiguration(request), request, response);
            reject(1, LATEST_RETURN_SECONDS, request, response);
            return;
        }
        // To reject them later would cost more than their wait.
        try (var _ = Permit.begin(request, shoppers);
                var _ = PatientConnections.begin()) {
            chain.doFilter(request, response);
        }
    }

    /// Spread, so that clients who arrived together do not return together.
    private void reject(
            int earliestSeconds, int latestSeconds, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setIntHeader(
                HttpHeaders.RETRY_AFTER, ThreadLocalRandom.current().nextInt(earliestSeconds, latestSeconds + 1));
        rejection.write(request, response);
    }

    /// Until no shopper with a cart is waiting any longer.
    ///
    /// @return false if that takes too long
    private boolean waitForRoom(long end) {
        if (!newcomers.tryPass(until(end))) {
            return false;
        }
        try {
            while (isCrowded()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
            return true;
        } finally {
            newcomers.release();
        }
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private boolean isCrowded() {
        return shoppers.isCrowded() || others.get().stream().anyMatch(ConcurrencyLimiter::isCrowded);
    }
}
