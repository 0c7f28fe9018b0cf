package dev.kontor.pricing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param datesInterval interval between checks for price lists that start or stop applying
@Validated
@ConfigurationProperties("kontor.pricing")
record PricingProperties(@DefaultValue("10s") @NotNull Duration datesInterval) {}
