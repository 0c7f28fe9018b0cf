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

/// How work in the background is run.
///
/// @param enabled whether this process runs jobs; one that does not can start them and show them
/// @param threads how many jobs one process runs at the same time
/// @param pollInterval how often a process looks for jobs that other processes started
/// @param heartbeat how often a process says that it still runs its jobs; another takes them over after four to six
///     times as long
/// @param attempts how often a job is tried without a step forward before it is given up
/// @param backOff the pause after the first failure; doubled after each further one
/// @param maxBackOff the longest pause
/// @param stopWait how long a stop waits for the step that a job is in; it goes on elsewhere
/// @param retention how long jobs that have ended can be looked up
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
