package dev.kontor.privacy.retention;

import dev.kontor.shared.privacy.RetentionKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// The metrics of retention.
@Component
class RetentionMetrics {

    private final MeterRegistry meters;

    RetentionMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void deleted(RetentionKind kind, long objects) {
        if (objects > 0) {
            Counter.builder("kontor.retention.deleted")
                    .description("Objects that this process has deleted at the end of their retention period, by kind.")
                    .tag("kind", kind.name())
                    .register(meters)
                    .increment(objects);
        }
    }
}
