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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Authorizes the payments of orders that were placed while the provider was busy, even if the buyer does not come
/// back. If the process stops, a retry of the request continues the checkout, or the checkout times out.
@Component
class DeferredAuthorizations {

    private static final Logger LOG = LoggerFactory.getLogger(DeferredAuthorizations.class);
    private static final int MAX = 500;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(32),
            Duration.ofSeconds(64));

    private final Payments payments;
    private final List<Duration> pauses;
    private final Semaphore places = new Semaphore(MAX);

    @Autowired
    DeferredAuthorizations(Payments payments) {
        this(payments, PAUSES);
    }

    DeferredAuthorizations(Payments payments, List<Duration> pauses) {
        this.payments = payments;
        this.pauses = pauses;
    }

    /// Schedules the payment. Concurrent checks of one payment result in a single provider call.
    void add(PaymentId payment) {
        if (places.tryAcquire()) {
            Thread.ofVirtual().name("deferred-authorization").start(() -> {
                try {
                    authorize(payment);
                } finally {
                    places.release();
                }
            });
        } else {
            LOG.warn("Payment {} is not retried: {} payments already wait for the provider", payment.text(), MAX);
        }
    }

    void authorize(PaymentId payment) {
        for (var pause : pauses) {
            // Jitter spreads the retries of payments that arrived at the same time.
            long nanos = pause.toNanos();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos));
            try {
                if (payments.find(payment).orElseThrow().status().isFinalFailure()) {
                    return;
                }
                payments.authorize(payment);
                return;
            } catch (ProviderBusy _) {
                LOG.debug("Payment {} waits for the provider", payment.text());
            } catch (DomainException refusal) {
                LOG.info(
                        "Payment {} is not retried, the buyer has to continue: {}",
                        payment.text(),
                        refusal.getMessage());
                return;
            } catch (RuntimeException failure) {
                LOG.warn("Payment {} could not be authorized in this attempt", payment.text(), failure);
            }
        }
        LOG.warn(
                "Payment {} could not be authorized in {} attempts; the buyer has to continue, or the checkout times out",
                payment.text(),
                pauses.size());
    }
}
