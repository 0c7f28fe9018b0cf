package dev.kontor.shared.web.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Connection limits against denial of service.
///
/// @param perSource how many connections one address (of IPv6, one /64 network) may have at a time; 0 for no
///     limit, which is right behind a proxy with its own limit
/// @param headerTimeout how long the whole header of a request may take to arrive
@Validated
@ConfigurationProperties("kontor.web.connections")
record ConnectionProperties(
        @DefaultValue("1000") @Min(0) @Max(1_000_000) int perSource,

        @DefaultValue("15s") @NotNull @DurationMin(seconds = 1)
        Duration headerTimeout) {}
