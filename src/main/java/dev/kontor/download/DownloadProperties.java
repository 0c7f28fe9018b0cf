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

/// Default limits of downloads, unless the variant has its own.
///
/// @param maxDownloads per file and unit
/// @param validDays from the payment
/// @param resumeWithin how long after a download an interrupted transfer can be resumed without counting again
/// @param addressValidity how long a storage URL is valid to which a download is redirected
@Validated
@ConfigurationProperties("kontor.download")
public record DownloadProperties(
        @DefaultValue("5") @Min(1) @Max(1_000) int maxDownloads,
        @DefaultValue("30") @Min(1) @Max(3_650) int validDays,

        @DefaultValue("1h") @NotNull @DurationMin(seconds = 0) @DurationMax(hours = 24)
        Duration resumeWithin,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 15)
        Duration addressValidity) {}
