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
@Validated
@ConfigurationProperties("kontor.privacy")
public record PrivacyProperties(
        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 90)
        Duration exportValidity) {}
