package dev.kontor.jobs.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The metrics of jobs.
@Component
class JobMetrics {

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();

    JobMetrics(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("shop.job.waiting", waiting::get)
                .description("How long the oldest due job has waited for a free thread, measured twice a minute.")
                .baseUnit("seconds")
                .register(meters);
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

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT30S")
    void measure() {
        waiting.set(
                jdbc.sql("""
                        select coalesce(extract(epoch from :now - min(execution_time)), 0)::bigint from jobs.queue
                        where not picked and execution_time <= :now
                        """).param("now", clock.instant()).query(Long.class).single());
    }
}
