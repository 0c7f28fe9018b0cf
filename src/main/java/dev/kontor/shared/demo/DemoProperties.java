package dev.kontor.shared.demo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the demo shop.
///
/// @param enabled whether the demo shop is loaded into an empty database; only used in profile `demo`
/// @param products how many plain products to generate in addition to the realistic ones, for measurements
/// @param pictures whether products get library pictures after the start; otherwise they have plain drawings
/// @param orders whether demo customers and guests buy and demo staff ship in the background after the start,
///     until there are 200 orders in every state
@Validated
@ConfigurationProperties("kontor.demo")
record DemoProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0") @Min(0) @Max(1_000_000) int products,
        @DefaultValue("true") boolean pictures,
        @DefaultValue("true") boolean orders) {}
