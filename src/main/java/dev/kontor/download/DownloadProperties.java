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

/// How often and how long what was bought can be downloaded, unless its variant says otherwise.
///
/// @param maxDownloads of each file, for each unit
/// @param validDays since it was paid
/// @param resumeWithin how long after a download a transfer that broke off can go on without counting once more
/// @param addressValidity how long an address of the storage is good that a download is sent on to
@Validated
@ConfigurationProperties("kontor.download")
public record DownloadProperties(
        @DefaultValue("5") @Min(1) @Max(1_000) int maxDownloads,
        @DefaultValue("30") @Min(1) @Max(3_650) int validDays,

        @DefaultValue("1h") @NotNull @DurationMin(seconds = 0) @DurationMax(hours = 24)
        Duration resumeWithin,

        @DefaultValue("1m") @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 15)
        Duration addressValidity) {}
