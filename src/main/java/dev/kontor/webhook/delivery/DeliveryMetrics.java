package dev.kontor.webhook.delivery;

import dev.kontor.webhook.target.DeliveryResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// The metrics of webhooks.
@Component
class DeliveryMetrics {

    private final Map<DeliveryResult.Outcome, Counter> outcomes = new EnumMap<>(DeliveryResult.Outcome.class);
    private final Counter dead;
    private final Counter disabled;
    private final Timer duration;
    private final AtomicLong pending = new AtomicLong();

    DeliveryMetrics(MeterRegistry meters) {
        for (var outcome : DeliveryResult.Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("kontor.webhook.deliveries")
                            .description("Calls to receivers by this process, by outcome.")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        dead = Counter.builder("kontor.webhook.dead")
                .description("Messages given up after their last attempt.")
                .register(meters);
        disabled = Counter.builder("kontor.webhook.disabled")
                .description("Endpoints disabled because they responded 410 or failed for days.")
                .register(meters);
        duration = Timer.builder("kontor.webhook.duration")
                .description("Response time of receivers.")
                .register(meters);
        Gauge.builder("kontor.webhook.pending", pending::get)
                .description("Messages of all processes that wait for an enabled endpoint.")
                .register(meters);
    }

    void called(DeliveryResult answer) {
        Objects.requireNonNull(outcomes.get(answer.outcome())).increment();
        duration.record(answer.duration());
    }

    void abandoned() {
        dead.increment();
    }

    void disabledEndpoint() {
        disabled.increment();
    }

    void pending(long messages) {
        pending.set(messages);
    }
}
