package dev.kontor.privacy;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of privacy.
///
/// @param exportValidity how long an export of a person's data can be downloaded
/// @param orderRetentionMinimum the shortest period after which staff can let orders lose their personal data by age;
///     the time for which your countries require the records of a sale
/// @param retentionInterval how often data that has reached the end of its retention period is deleted
@Validated
@ConfigurationProperties("kontor.privacy")
public record PrivacyProperties(
        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 90)
        Duration exportValidity,

        @DefaultValue("3653d") @NotNull @DurationMin(days = 365) @DurationMax(days = 36525)
        Duration orderRetentionMinimum,

        @DefaultValue("24h") @NotNull @DurationMin(minutes = 10) @DurationMax(days = 7)
        Duration retentionInterval) {}
