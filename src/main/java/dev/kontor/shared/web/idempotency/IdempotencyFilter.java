package dev.kontor.shared.web.idempotency;

import dev.kontor.shared.database.OutageLog;
import dev.kontor.shared.database.PatientConnections;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.FilterPlace;
import dev.kontor.shared.web.Handlers;
import dev.kontor.shared.web.idempotency.IdempotencyKeys.StoredResponse;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Replays the response of a repeated `POST`. Runs after the security chain, because a key belongs to its
/// sender.
@Component
public class IdempotencyFilter extends OncePerRequestFilter implements Ordered {

    public static final String REPLAYED = "Idempotent-Replayed";
    public static final String ATTRIBUTE = IdempotencyKey.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG, "Preference-Applied");

    private final IdempotencyKeys keys;
    private final ProblemDocuments problems;
    private final Handlers handlers;
    private final PlatformTransactionManager transactions;
    private final OutageLog outages;

    IdempotencyFilter(
            IdempotencyKeys keys,
            ProblemDocuments problems,
            Handlers handlers,
            PlatformTransactionManager transactions,
            OutageLog outages) {
        this.keys = keys;
        this.problems = problems;
        this.handlers = handlers;
        this.transactions = transactions;
        this.outages = outages;
    }

    @Override
    public int getOrder() {
        return FilterPlace.IDEMPOTENCY.order();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var handler = handlers.of(request);
        if (handler.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var mark = handler.get().getMethodAnnotation(Idempotency.class);
        var mode = mark == null ? null : mark.value();
        if (mode == Idempotency.Mode.NONE) {
            chain.doFilter(request, response);
            return;
        }
        try {
            handle(mode, request, response, chain);
        } catch (DomainException refusal) {
            if (refusal.code() == ProblemCode.REQUEST_IN_PROGRESS) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            problems.write(problems.of(refusal, request), request, response);
        } catch (DataAccessException | TransactionException failure) {
            if (!outages.count(failure)) {
                LOG.warn("The store of idempotency keys did not respond: {}", failure.getMessage());
            }
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.write(problems.ofDatabase(failure, request), request, response);
        }
    }

    /// @param mode absent if the key is optional and the request runs in one transaction
    private void handle(
            Idempotency.@Nullable Mode mode,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        boolean required = mode == Idempotency.Mode.REQUIRED;
        var key = IdempotencyKeyHeader.read(request, required || mode == Idempotency.Mode.PROCESS);
        if (key == null || (mode == Idempotency.Mode.SIGNED_IN && IdempotencyKeyHeader.isGuest())) {
            chain.doFilter(request, response);
        } else if (mode == Idempotency.Mode.PROCESS) {
            process(key, request, response, chain);
        } else if (mode == Idempotency.Mode.ROW_LOCKED) {
            transactLocked(key, request, response, chain);
        } else {
            var retention = required ? IdempotencyKeys.MONEY_RETENTION : IdempotencyKeys.RETENTION;
            transact(key, retention, request, response, chain);
        }
    }

    /// The handler uses its own transactions and claims the key in the first.
    private void process(
            IdempotencyKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ATTRIBUTE, key);
        var headers = headers(response);
        var caught = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, caught);
            // A handler claims the key before it does anything, so only a rejection can hide that there is a
            // stored response.
            var before =
                    isGood(caught) ? Optional.<StoredResponse>empty() : PatientConnections.within(() -> keys.find(key));
            if (before.isPresent()) {
                reset(caught, headers, response);
                replay(before.get(), response);
                return;
            }
            // "Accepted" is not a final result: a retry continues the work.
            answered = isFinal(caught, request) && caught.getStatus() != HttpServletResponse.SC_ACCEPTED;
        } finally {
            // What was done is done: a pool that is full for a moment must not turn it into a rejection.
            try (var _ = PatientConnections.begin()) {
                if (answered) {
                    keys.storeOfProcess(key, answer(caught));
                } else {
                    keys.release(key);
                }
            }
        }
        caught.copyBodyToResponse();
    }

    /// The whole request is one transaction, which first claims the key and finally stores the response.
    private void transact(
            IdempotencyKey key,
            Duration retention,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        var caught = new ContentCachingResponseWrapper(response);
        boolean committed = false;
        try {
            if (!claimed(key)) {
                var before = keys.find(key);
                replay(before.orElseThrow(IdempotencyKeys::inProgress), response);
                return;
            }
            chain.doFilter(request, caught);
            if (HttpStatusCode.valueOf(caught.getStatus()).is2xxSuccessful()) {
                keys.store(key, answer(caught), retention);
                committed = true;
                transactions.commit(transaction);
            }
        } catch (DataAccessException | TransactionException | DomainException failure) {
            caught.reset();
            throw failure;
        } finally {
            if (!committed) {
                rollback(transaction);
            }
        }
        if (!committed && isFinal(caught, request)) {
            keys.store(key, answer(caught), retention);
        }
        caught.copyBodyToResponse();
    }

    /// The whole request is one transaction, whose last statement stores key and response with the commit. If it finds
    /// the key, or if the request was rejected, an earlier run of the request may have a stored response.
    private void transactLocked(
            IdempotencyKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var headers = headers(response);
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        var caught = new ContentCachingResponseWrapper(response);
        boolean committed = false;
        try {
            chain.doFilter(request, caught);
            if (isGood(caught)) {
                keys.storeAtCommit(key, answer(caught), IdempotencyKeys.RETENTION);
                committed = committed(transaction);
            }
        } catch (DataAccessException | TransactionException | DomainException failure) {
            reset(caught, headers, response);
            throw failure;
        } finally {
            if (!committed) {
                rollback(transaction);
            }
        }
        if (!committed) {
            var before = find(key, caught, headers, response);
            if (before.isPresent()) {
                replay(before.get(), response);
                return;
            }
            if (isFinal(caught, request)) {
                keys.store(key, answer(caught), IdempotencyKeys.RETENTION);
            }
        }
        caught.copyBodyToResponse();
    }

    /// Finds the stored response of a request that was not committed, and forgets the new one if there is an earlier
    /// one.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException `request-in-progress` if the key has no response
    private Optional<StoredResponse> find(
            IdempotencyKey key,
            ContentCachingResponseWrapper caught,
            Map<String, List<String>> headers,
            HttpServletResponse response) {
        try {
            var before = keys.find(key);
            if (before.isEmpty() && isGood(caught)) {
                throw IdempotencyKeys.inProgress();
            }
            if (before.isPresent()) {
                reset(caught, headers, response);
            }
            return before;
        } catch (DomainException refusal) {
            reset(caught, headers, response);
            throw refusal;
        }
    }

    /// @return false if an earlier run of the request has stored its response
    private boolean committed(TransactionStatus transaction) {
        try {
            transactions.commit(transaction);
            return true;
        } catch (KeyInUse _) {
            return false;
        } catch (PessimisticLockingFailureException _) {
            throw IdempotencyKeys.inProgress();
        }
    }

    private static Map<String, List<String>> headers(HttpServletResponse response) {
        var headers = new LinkedHashMap<String, List<String>>();
        response.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(response.getHeaders(name))));
        return headers;
    }

    /// Forgets what the handler wrote, but not the headers of the filters before.
    private static void reset(
            ContentCachingResponseWrapper caught, Map<String, List<String>> headers, HttpServletResponse response) {
        caught.reset();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private void rollback(TransactionStatus transaction) {
        if (!transaction.isCompleted()) {
            transactions.rollback(transaction);
        }
    }

    private boolean claimed(IdempotencyKey key) {
        try {
            return keys.insert(key, LEASE, IdempotencyKeys.RETENTION).isPresent();
        } catch (PessimisticLockingFailureException _) {
            throw IdempotencyKeys.inProgress();
        }
    }

    private static boolean isGood(HttpServletResponse response) {
        return HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful();
    }

    /// Whether a retry must get this same response: a business result, not a rejection on the way to it.
    private static boolean isFinal(HttpServletResponse response, HttpServletRequest request) {
        int status = response.getStatus();
        return isGood(response)
                || (status == 402 || status == 409)
                        && request.getAttribute(ProblemCode.REQUEST_IN_PROGRESS.name()) == null;
    }

    private static StoredResponse answer(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            var value = HttpHeaders.CONTENT_TYPE.equals(name) ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredResponse(response.getStatus(), headers, response.getContentAsByteArray());
    }

    private static void replay(StoredResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
