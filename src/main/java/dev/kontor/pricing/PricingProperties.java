package dev.kontor.pricing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of prices.
///
/// @param datesInterval interval between checks for price lists that start or stop applying
/// @param historyRetention how long ended prices stay in the price history; those that the lowest price of the last
///     30 days needs stay longer
@Validated
@ConfigurationProperties("kontor.pricing")
public record PricingProperties(
        @DefaultValue("10s") @NotNull Duration datesInterval,

        @DefaultValue("730d") @NotNull @DurationMin(days = 30)
        Duration historyRetention) {}
