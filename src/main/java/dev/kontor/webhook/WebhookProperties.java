package dev.kontor.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings for sending webhooks.
///
/// @param allowPrivateTargets whether endpoints may be on this machine or in the private network, also without
///     TLS; for developers. The profile `prod` refuses to start with it.
/// @param timeout how long a receiver may take to respond
/// @param concurrency how many messages one process sends concurrently
/// @param endpointConcurrency how many messages one endpoint receives concurrently, from all processes together
/// @param pollInterval how often a process checks for messages queued by other processes
/// @param lease how long a process holds a message; another one takes it over that long after a crash
/// @param retention how long deliveries are retained until staff set the period `WEBHOOK_DELIVERIES`
@Validated
@ConfigurationProperties("kontor.webhook")
public record WebhookProperties(
        @DefaultValue("false") boolean allowPrivateTargets,

        @DefaultValue("15s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("64") @Min(1) @Max(1_000) int concurrency,
        @DefaultValue("4") @Min(1) @Max(100) int endpointConcurrency,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration pollInterval,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration lease,

        @DefaultValue("30d") @NotNull @DurationMin(days = 4) Duration retention) {}
