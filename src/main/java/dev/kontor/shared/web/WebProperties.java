package dev.kontor.shared.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the HTTP API.
///
/// @param hosts the accepted host names of this installation, without ports; others are rejected. If empty, any
///     name is accepted, but in `prod` only that of `kontor.shop.public-url`. `*` for any.
/// @param cors which other sites' scripts may call the API
/// @param refusalDelay maximum delay of a rejection of excess requests (429, and 503 `overloaded`), which slows
///     down floods; at least half of it, below a second
/// @param parallel how many shopper requests this process handles at a time, not counting cached responses;
///     slightly more than the database connections
@Validated
@ConfigurationProperties("kontor.web")
public record WebProperties(
        @DefaultValue List<String> hosts,
        @DefaultValue Cors cors,

        @DefaultValue("700ms") @NotNull @DurationMin(millis = 0) @DurationMax(millis = 900)
        Duration refusalDelay,

        @DefaultValue("12") @Min(4) @Max(1_000) int parallel) {

    /// Which sites may call from a browser.
    ///
    /// @param origins allowed origins, such as `https://shop.example`; `http://localhost:[*]` allows any port.
    ///     None by default, in local mode those of this machine
    public record Cors(@DefaultValue List<String> origins) {}
}
