package dev.kontor.download;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The default limits of downloads, unless the variant overrides them.
///
/// @param maxDownloads downloads of each file per purchased unit
/// @param validDays days after the payment
/// @param resumeWithin time after a download in which an interrupted transfer can resume without counting again
/// @param addressValidity validity of the storage URL that a download redirects to
@Validated
@ConfigurationProperties("kontor.download")
public record DownloadProperties(
        @DefaultValue("5") @Min(1) @Max(1_000) int maxDownloads,
        @DefaultValue("30") @Min(1) @Max(3_650) int validDays,

        @DefaultValue("1h") @NotNull @DurationMin(seconds = 0) @DurationMax(hours = 24)
        Duration resumeWithin,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 15)
        Duration addressValidity) {}
