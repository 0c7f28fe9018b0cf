package dev.kontor.jobs.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// The meters of jobs.
@Component
class JobMetrics {

    private final MeterRegistry meters;

    JobMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /// How a run of a job ended.
    enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELED,
        RETRIED,
        INTERRUPTED
    }

    void ended(String type, Outcome outcome, Duration duration) {
        Timer.builder("shop.job.duration")
                .description("How long runs of jobs by this process took, and how they ended.")
                .tag("type", type)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(duration);
    }
}
