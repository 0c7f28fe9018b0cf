package dev.kontor.checkout;

import dev.kontor.shared.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/// Publishes the metrics of the checkout.
@Component
class CheckoutMetrics {

    private final MeterRegistry registry;
    private final Counter placed;
    private final Counter conflicts;
    private final Counter late;

    CheckoutMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.placed = Counter.builder("kontor.orders.placed")
                .description("Orders whose payment is authorized, paid or promised.")
                .register(registry);
        this.conflicts = Counter.builder("kontor.stock.conflicts")
                .description("Checkouts rejected because stock was insufficient.")
                .register(registry);
        this.late = Counter.builder("kontor.payments.late")
                .description("Payments that succeeded without an order and are refunded.")
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    /// @param outcome `placed`, `pending` or `refused`
    void stop(Timer.Sample sample, String outcome) {
        sample.stop(Timer.builder("kontor.checkout.duration")
                .description("Time to complete a cart, including the provider call.")
                .tag("outcome", outcome)
                .register(registry));
    }

    void stockConflict() {
        conflicts.increment();
    }

    void orderPlaced() {
        AfterCommit.run(placed::increment);
    }

    void latePayment() {
        AfterCommit.run(late::increment);
    }
}
