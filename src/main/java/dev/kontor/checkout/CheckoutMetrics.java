package dev.kontor.checkout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Counts business outcomes.
@Component
class CheckoutMetrics {

    private final MeterRegistry registry;
    private final Counter placed;
    private final Counter conflicts;
    private final Counter late;

    CheckoutMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.placed = Counter.builder("kontor.orders.placed")
                .description("Orders whose payment is good or promised.")
                .register(registry);
        this.conflicts = Counter.builder("kontor.stock.conflicts")
                .description("Checkouts refused because stock was short.")
                .register(registry);
        this.late = Counter.builder("kontor.payments.late")
                .description("Payments that became good without an order and are given back.")
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    /// @param outcome `placed`, `pending` or `refused`
    void stop(Timer.Sample sample, String outcome) {
        sample.stop(Timer.builder("kontor.checkout.duration")
                .description("Time to complete a cart, the provider included.")
                .tag("outcome", outcome)
                .register(registry));
    }

    void stockConflict() {
        conflicts.increment();
    }

    void orderPlaced() {
        afterCommit(placed);
    }

    void latePayment() {
        afterCommit(late);
    }

    private static void afterCommit(Counter counter) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            counter.increment();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment();
            }
        });
    }
}
