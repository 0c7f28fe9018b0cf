package dev.kontor.shared.demo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param enabled whether the demo shop is put into an empty database; only heeded in profile `demo`
/// @param products how many plain products to generate on top of the believable ones, for measurements
/// @param pictures whether the products get pictures of the library after the start; else they keep plain drawings
/// @param orders whether demo customers and guests buy and demo staff ship in the background after the start, until
/// there are 200 orders in every state
@Validated
@ConfigurationProperties("kontor.demo")
record DemoProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0") @Min(0) @Max(1_000_000) int products,
        @DefaultValue("true") boolean pictures,
        @DefaultValue("true") boolean orders) {}
