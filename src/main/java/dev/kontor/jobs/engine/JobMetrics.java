package dev.kontor.jobs.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// The metrics of jobs.
@Component
class JobMetrics {

    private final MeterRegistry meters;

    JobMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /// The outcome of a job run.
    enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELED,
        RETRIED,
        INTERRUPTED
    }

    void ended(String type, Outcome outcome, Duration duration) {
        Timer.builder("shop.job.duration")
                .description("Duration and outcome of job runs in this process.")
                .tag("type", type)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(duration);
    }
}
