package dev.kontor.shared.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the connection to the database.
///
/// @param patience how long PostgreSQL may be silent, twice in a row, before Kontor closes the waiting
///     connections and responds 503 to their requests
/// @param replicaUrl JDBC URL of a streaming replica that staff's lists and exports read; empty: they read the
///     primary server
/// @param replicaUsername role at the replica; empty: the role of the shop at the primary server
/// @param replicaPassword of that role; used if it is named
/// @param replicaPoolSize connections of a process to the replica
/// @param replicaWait how long a list waits until the replica has everything that was committed before the
///     request; after that, it reads the primary server
@Validated
@ConfigurationProperties("kontor.database")
record DatabaseProperties(
        @DefaultValue("600ms") @NotNull @DurationMin(millis = 100)
        Duration patience,

        @DefaultValue("") @NotNull @Pattern(regexp = "(jdbc:postgresql:.+)?")
        String replicaUrl,

        @DefaultValue("") @NotNull String replicaUsername,
        @DefaultValue("") @NotNull String replicaPassword,

        @DefaultValue("5") @Min(1) @Max(100) int replicaPoolSize,

        @DefaultValue("100ms") @NotNull @DurationMin(millis = 0) @DurationMax(seconds = 2)
        Duration replicaWait) {

    @Override
    public String toString() {
        return "DatabaseProperties[patience=" + patience + ", replicaPoolSize=" + replicaPoolSize + ", replicaWait="
                + replicaWait + "]";
    }
}
