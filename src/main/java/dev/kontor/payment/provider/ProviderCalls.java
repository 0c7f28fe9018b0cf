package dev.kontor.payment.provider;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Calls providers outside of transactions, with a timeout and limited concurrency. Converts every failure into an
/// outcome.
@Component
public class ProviderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
    /// The reason of calls that were not made because too many were running.
    public static final String BUSY = "too many calls are running";

    private static final Duration WAIT = Duration.ofSeconds(1);
    /// Spreads the ends of calls that started together, because each then needs a database connection.
    private static final long MIN_PERCENT_OF_TIMEOUT = 80;

    private static final String CANNOT_BE_ASKED = "the provider does not support this call";

    private final Map<String, PaymentProvider> providers;
    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PaymentProperties properties;
    private final MeterRegistry meters;
    private final Traces traces;

    ProviderCalls(List<PaymentProvider> providers, PaymentProperties properties, MeterRegistry meters, Traces traces) {
        this.providers = providers.stream().collect(Collectors.toMap(PaymentProvider::code, Function.identity()));
        this.properties = properties;
        this.meters = meters;
        this.traces = traces;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    public Optional<PaymentProvider> serving(String method) {
        return providers.values().stream()
                .filter(provider -> provider.serves(method))
                .findFirst();
    }

    public List<PaymentProvider> all() {
        return List.copyOf(providers.values());
    }

    /// Returns the capability of the provider; empty if it lacks the capability or no longer exists.
    public <C> Optional<C> able(String provider, Class<C> capability) {
        return Optional.ofNullable(providers.get(provider))
                .filter(capability::isInstance)
                .map(capability::cast);
    }

    /// Requests a money movement. If no call was free, the provider definitely has not received it.
    public ProviderResponse call(String provider, String what, Callable<ProviderResponse> call) {
        return run(provider, what, call, ProviderResponse.NotSent::new, ProviderResponse.Unknown::new);
    }

    /// Requests an operation. If no call was free, the provider definitely has not received it.
    public OperationResponse operate(String provider, String what, Callable<OperationResponse> call) {
        return run(provider, what, call, OperationResponse.NotSent::new, OperationResponse.Unknown::new);
    }

    /// Polls the state of the payment. A poll that was not sent leaves the state unknown.
    public ProviderResponse poll(String provider, Charge charge) {
        return able(provider, Polls.class)
                .map(polls -> callBounded(provider, "poll", () -> polls.poll(charge), ProviderResponse.Unknown::new))
                .orElseGet(() -> new ProviderResponse.Unknown(CANNOT_BE_ASKED));
    }

    /// Polls the state of a refund. A poll that was not sent leaves the state unknown.
    public OperationResponse pollRefund(String provider, Charge charge, UUID operation) {
        return able(provider, Polls.class)
                .map(polls -> callBounded(
                        provider,
                        "poll-refund",
                        () -> polls.pollRefund(charge, operation),
                        OperationResponse.Unknown::new))
                .orElseGet(() -> new OperationResponse.Unknown(CANNOT_BE_ASKED));
    }

    /// Polls the state of a dispute.
    public DisputeResponse dispute(String provider, String reference) {
        return able(provider, ReportsDisputes.class)
                .map(teller ->
                        callBounded(provider, "dispute", () -> teller.dispute(reference), DisputeResponse.Unknown::new))
                .orElseGet(() -> new DisputeResponse.Unknown(CANNOT_BE_ASKED));
    }

    private <A> A callBounded(String provider, String what, Callable<A> question, Function<String, A> unknown) {
        return run(provider, what, question, unknown, unknown);
    }

    /// @throws UnavailableException if the provider could not be read
    public ListsCharges.Page list(String provider, Callable<ListsCharges.Page> call) {
        return run(provider, "list", call, ProviderCalls::unread, ProviderCalls::unread);
    }

    private static ListsCharges.Page unread(String reason) {
        throw new UnavailableException(
                ProblemCode.PAYMENT_PROVIDER_ERROR, "The provider did not list its charges: " + reason);
    }

    private <A> A run(
            String provider, String what, Callable<A> call, Function<String, A> notSent, Function<String, A> unknown) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a payment provider must not be called inside a transaction");
        }
        var work = new Traces.Work("payment " + what, Span.Kind.CLIENT, "kontor.payment.provider", provider);
        var answer = traces.within(work, () -> limited(provider, what, call, notSent, unknown));
        meters.counter(
                        "shop.payment.operations",
                        "provider",
                        provider,
                        "operation",
                        what,
                        "outcome",
                        answer instanceof Record record ? record.getClass().getSimpleName() : "none")
                .increment();
        return answer;
    }

    private <A> A limited(
            String provider, String what, Callable<A> call, Function<String, A> notSent, Function<String, A> unknown) {
        var lane = lanes.computeIfAbsent(provider, _ -> new Lane(properties.concurrency()));
        try {
            if (!lane.enter()) {
                return notSent.apply(BUSY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return notSent.apply("interrupted");
        }
        var running = threads.submit(() -> {
            try {
                return call.call();
            } finally {
                lane.leave();
            }
        });
        try {
            return running.get(timeoutMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            running.cancel(true);
            LOG.warn("{} of provider {} took too long; its outcome is unknown", what, provider);
            return unknown.apply("time-out");
        } catch (ExecutionException e) {
            LOG.warn("{} of provider {} failed; its outcome is unknown", what, provider, e.getCause());
            return unknown.apply("failure");
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return unknown.apply("interrupted");
        }
    }

    private long timeoutMillis() {
        long most = properties.timeout().toMillis();
        return ThreadLocalRandom.current().nextLong(most * MIN_PERCENT_OF_TIMEOUT / 100, most + 1);
    }

    /// Limits the concurrent calls to one provider. A caller waits for a free permit, but not if the provider has
    /// stopped responding.
    private static final class Lane {

        private final Semaphore places;
        private volatile long lastLeft = System.nanoTime();

        Lane(int places) {
            this.places = new Semaphore(places);
        }

        boolean enter() throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (places.tryAcquire()) {
                return true;
            }
            boolean moves = System.nanoTime() - lastLeft < WAIT.toNanos();
            return moves && places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        }

        void leave() {
            lastLeft = System.nanoTime();
            places.release();
        }
    }
}
