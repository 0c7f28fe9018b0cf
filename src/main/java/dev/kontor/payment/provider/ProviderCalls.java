package dev.kontor.payment.provider;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
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

/// Calls providers: never inside a transaction, never longer than the time limit, never too many at a time.
/// Whatever goes wrong on the way comes back as an outcome.
@Component
public class ProviderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
    /// Why a call was not made if too many were running.
    public static final String BUSY = "too many calls are running";

    private static final Duration WAIT = Duration.ofSeconds(1);
    /// Calls that began together must not end together: what follows from each needs a database connection.
    private static final long LEAST_PERCENT_OF_TIMEOUT = 80;

    private static final String CANNOT_BE_ASKED = "the provider cannot be asked";

    private final Map<String, PaymentProvider> providers;
    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PaymentProperties properties;
    private final MeterRegistry meters;

    ProviderCalls(List<PaymentProvider> providers, PaymentProperties properties, MeterRegistry meters) {
        this.providers = providers.stream().collect(Collectors.toMap(PaymentProvider::code, Function.identity()));
        this.properties = properties;
        this.meters = meters;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /// The provider that serves the method.
    public Optional<PaymentProvider> serving(String method) {
        return providers.values().stream()
                .filter(provider -> provider.serves(method))
                .findFirst();
    }

    public List<PaymentProvider> all() {
        return List.copyOf(providers.values());
    }

    /// What the provider can do; empty if it cannot, or is not there any more.
    public <C> Optional<C> able(String provider, Class<C> capability) {
        return Optional.ofNullable(providers.get(provider))
                .filter(capability::isInstance)
                .map(capability::cast);
    }

    /// Asks for money to be moved. Where no call was free, the provider has certainly not received it.
    public ProviderResponse call(String provider, String what, Callable<ProviderResponse> call) {
        return run(provider, what, call, ProviderResponse.NotSent::new, ProviderResponse.Unknown::new);
    }

    /// Asks for an operation, likewise.
    public OperationResponse operate(String provider, String what, Callable<OperationResponse> call) {
        return run(provider, what, call, OperationResponse.NotSent::new, OperationResponse.Unknown::new);
    }

    /// Where the payment stands. A question that was not put says nothing of the payment.
    public ProviderResponse poll(String provider, Charge charge) {
        return able(provider, Polls.class)
                .map(polls -> callBounded(provider, "poll", () -> polls.poll(charge), ProviderResponse.Unknown::new))
                .orElseGet(() -> new ProviderResponse.Unknown(CANNOT_BE_ASKED));
    }

    /// What became of a refund. A question that was not put says nothing of the refund.
    public OperationResponse pollRefund(String provider, Charge charge, UUID operation) {
        return able(provider, Polls.class)
                .map(polls -> callBounded(
                        provider,
                        "poll-refund",
                        () -> polls.pollRefund(charge, operation),
                        OperationResponse.Unknown::new))
                .orElseGet(() -> new OperationResponse.Unknown(CANNOT_BE_ASKED));
    }

    /// Where a dispute stands.
    public DisputeResponse dispute(String provider, String reference) {
        return able(provider, TellsDisputes.class)
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
            throw new IllegalStateException("a payment provider is never called inside a transaction");
        }
        var answer = limited(provider, what, call, notSent, unknown);
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
            LOG.warn("{} of provider {} took too long; its outcome is not known", what, provider);
            return unknown.apply("time-out");
        } catch (ExecutionException e) {
            LOG.warn("{} of provider {} failed; its outcome is not known", what, provider, e.getCause());
            return unknown.apply("failure");
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return unknown.apply("interrupted");
        }
    }

    private long timeoutMillis() {
        long most = properties.timeout().toMillis();
        return ThreadLocalRandom.current().nextLong(most * LEAST_PERCENT_OF_TIMEOUT / 100, most + 1);
    }

    /// The calls to one provider that run at a time. Whoever comes when all places are taken waits for one, but not
    /// behind a provider that says nothing any more.
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
