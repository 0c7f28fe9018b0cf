package dev.kontor.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of background jobs.
///
/// @param enabled whether this process runs jobs; otherwise it can only start and show them
/// @param threads how many jobs one process runs concurrently
/// @param pollInterval how often a process checks for jobs started by other processes
/// @param heartbeat how often a process reports that it still runs its jobs; another takes them over after four
///     to six times as long
/// @param attempts how often a job is tried without progress before it fails
/// @param backOff the delay after the first failure; doubled after each further one
/// @param maxBackOff the longest delay
/// @param stopWait how long shutdown waits for a job's current step; the job continues elsewhere
/// @param retention how long finished jobs can be looked up until staff set the period `JOBS`
@Validated
@ConfigurationProperties("kontor.jobs")
public record JobsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") @Min(1) @Max(100) int threads,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration pollInterval,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 50) @DurationMax(minutes = 5)
        Duration heartbeat,

        @DefaultValue("6") @Min(1) @Max(100) int attempts,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration backOff,

        @DefaultValue("5m") @NotNull @DurationMin(millis = 1)
        Duration maxBackOff,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 10)
        Duration stopWait,

        @DefaultValue("30d") @NotNull @DurationMin(days = 1) Duration retention) {

    public Duration backOffAfter(int failures) {
        var pause = backOff.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(maxBackOff) < 0 ? pause : maxBackOff;
    }
}
