package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import dev.kontor.payment.ProviderBusy;
import dev.kontor.shared.problem.DomainException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Authorizes orders that were placed while the provider was busy, even if the buyer does not return. Work lost
/// with the process is resumed by a retry of the request, or given up in time.
@Component
class DeferredAuthorizations {

    private static final Logger LOG = LoggerFactory.getLogger(DeferredAuthorizations.class);
    private static final int MOST = 500;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(32),
            Duration.ofSeconds(64));

    private final Payments payments;
    private final Semaphore places = new Semaphore(MOST);

    DeferredAuthorizations(Payments payments) {
        this.payments = payments;
    }

    /// Two concurrent checks of a payment make one call to the provider; the other one uses its result.
    void add(PaymentId payment) {
        if (places.tryAcquire()) {
            Thread.ofVirtual().name("deferred-authorization").start(() -> {
                try {
                    authorize(payment);
                } finally {
                    places.release();
                }
            });
        }
    }

    private void authorize(PaymentId payment) {
        for (var pause : PAUSES) {
            // Spread, so that requests that arrived together do not retry together.
            long nanos = pause.toNanos();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos));
            try {
                if (payments.find(payment).orElseThrow().status().isFinalFailure()) {
                    return;
                }
                payments.authorize(payment);
                return;
            } catch (ProviderBusy _) {
                LOG.debug("{} waits for the provider", payment.text());
            } catch (DomainException refusal) {
                LOG.info("{} is left to its buyer: {}", payment.text(), refusal.getMessage());
                return;
            } catch (RuntimeException failure) {
                LOG.warn("{} could not be authorized now", payment.text(), failure);
            }
        }
    }
}
