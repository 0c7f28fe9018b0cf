package dev.kontor.shared.database;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param patience how long PostgreSQL may be silent, twice in a row, before Kontor closes the waiting
///     connections and responds 503 to their requests
@Validated
@ConfigurationProperties("kontor.database")
record DatabaseProperties(
        @DefaultValue("600ms") @NotNull @DurationMin(millis = 100)
        Duration patience) {}
