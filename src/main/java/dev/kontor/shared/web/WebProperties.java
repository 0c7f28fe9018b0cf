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
/// @param hosts the names under which this installation is called, without ports; others are refused. If empty,
///     any name will do, but in `prod` only that of `kontor.shop.public-url`. `*` for any.
/// @param cors which other sites' scripts may call the API
/// @param refusalDelay how long at most an answer is kept back that refuses too many requests (429, and 503
///     `overloaded`), so that a flood goes round slower; at least half of it, below a second
/// @param parallel how many requests of shoppers are worked on at the same time in this process, those from the cache
///     apart; a few more than the connections to the database
@Validated
@ConfigurationProperties("kontor.web")
public record WebProperties(
        @DefaultValue List<String> hosts,
        @DefaultValue Cors cors,

        @DefaultValue("700ms") @NotNull @DurationMin(millis = 0) @DurationMax(millis = 900)
        Duration refusalDelay,

        @DefaultValue("12") @Min(4) @Max(1_000) int parallel) {

    /// Who may call from a browser.
    ///
    /// @param origins allowed origins, such as `https://shop.example`; `http://localhost:[*]` has any port. None by
    ///     default, in local mode those of this machine
    public record Cors(@DefaultValue List<String> origins) {}
}
