package dev.kontor.search.engine;

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

/// An engine that answers the searches of a very large shop.
///
/// @param url of OpenSearch or Elasticsearch, such as `https://search.internal:9200`; empty: PostgreSQL answers
/// @param username with permission to create, write, search and delete the shop's indexes
/// @param password of the user
/// @param apiKey instead of a user, if the engine issues keys
/// @param sslBundle name of the Spring SSL bundle for `https`; empty: the authorities of the JVM
/// @param prefix of the index names; a copy of the shop needs a different one
/// @param replicas how many copies of each index the engine stores
/// @param refresh how long a change may wait in the engine until it is searchable
/// @param timeout how long a search may take there before PostgreSQL answers
/// @param pause how long a failed engine is skipped while PostgreSQL answers
/// @param lag how far the engine may be behind before PostgreSQL answers
@Validated
@ConfigurationProperties("kontor.search.engine")
record EngineProperties(
        @DefaultValue("") @NotNull @Pattern(regexp = "|https?://[^\\s/@]+(/[^\\s?#]*)?")
        String url,

        @DefaultValue("") @NotNull String username,
        @DefaultValue("") @NotNull String password,
        @DefaultValue("") @NotNull String apiKey,
        @DefaultValue("") @NotNull String sslBundle,

        @DefaultValue("kontor") @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,40}")
        String prefix,

        @DefaultValue("0") @Min(0) @Max(10) int replicas,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 2)
        Duration refresh,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration timeout,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 50) @DurationMax(minutes = 10)
        Duration pause,

        @DefaultValue("10s") @NotNull @DurationMin(seconds = 2) @DurationMax(minutes = 10)
        Duration lag) {

    @Override
    public String toString() {
        return "EngineProperties[url=" + url + ", username=" + username + ", password=***, apiKey=***, prefix=" + prefix
                + "]";
    }
}
