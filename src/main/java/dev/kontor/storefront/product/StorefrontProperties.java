package dev.kontor.storefront.product;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Stock information for shoppers.
///
/// @param lowStock the largest number of units that shoppers see; above it they only learn that there is enough
@Validated
@ConfigurationProperties("kontor.storefront")
public record StorefrontProperties(
        @DefaultValue("5") @Min(0) @Max(1_000_000) int lowStock) {}
