package dev.kontor.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the event log.
///
/// @param pollInterval how often a process checks for events appended by other processes
/// @param lease how long a process dispatches without renewing; another takes over that long after a crash
/// @param batchSize how many events a consumer gets at once, at most
/// @param attempts how often a single event is tried before it becomes a dead letter
/// @param backOff the delay after the first failure; doubled after each further one
/// @param maxBackOff the longest delay
/// @param saveInterval how often to save the position of a consumer that skips events it has not subscribed to; five
///     times as often for one that handles events
/// @param gathering how long events wait, while many come, for consumers that nobody waits for, such as that of mails;
///     these handle more events at once then
/// @param retention how long events are retained until staff set the period `EVENT_LOG`, at least 4 days: this far back
///     a new consumer can read and webhooks can be sent again
@Validated
@ConfigurationProperties("kontor.events")
record EventsProperties(
        @DefaultValue("500ms") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration pollInterval,

        @DefaultValue("6s") @NotNull @DurationMin(millis = 200) @DurationMax(minutes = 5)
        Duration lease,

        @DefaultValue("200") @Min(1) @Max(5_000) int batchSize,
        @DefaultValue("6") @Min(1) @Max(100) int attempts,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration backOff,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 1)
        Duration maxBackOff,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration saveInterval,

        @DefaultValue("500ms") @NotNull @DurationMax(seconds = 10)
        Duration gathering,

        @DefaultValue("365d") @NotNull @DurationMin(days = 1)
        Duration retention) {

    Duration backOffAfter(int failures) {
        var pause = backOff.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(maxBackOff) < 0 ? pause : maxBackOff;
    }
}
