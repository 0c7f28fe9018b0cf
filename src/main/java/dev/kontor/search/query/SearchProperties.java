package dev.kontor.search.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the search works.
///
/// @param timeout how long one statement of a search may take, before it is answered with 503
/// @param base how many of the products that fit are counted, and ranked by relevance, those that sell best; of more,
///     numbers are told as "at least"
/// @param weight how much a word counts where it is found
/// @param popularity how much more a product counts that sells well, in percent for each tenfold of units sold
@Validated
@ConfigurationProperties("kontor.search")
public record SearchProperties(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration timeout,

        @DefaultValue("5000") @Min(100) @Max(100_000) int base,
        @DefaultValue Weight weight,
        @DefaultValue("20") @Min(0) @Max(1_000) int popularity) {

    /// @param title percent that a word in the title counts
    /// @param sku percent that a word in a SKU counts
    /// @param kind percent that a word in the name of a category or in the value of an option counts
    /// @param description percent that a word in the description counts
    public record Weight(
            @DefaultValue("100") @Min(0) @Max(100) int title,
            @DefaultValue("60") @Min(0) @Max(100) int sku,
            @DefaultValue("30") @Min(0) @Max(100) int kind,
            @DefaultValue("10") @Min(0) @Max(100) int description) {

        /// As PostgreSQL takes them.
        String array() {
            return "{%d.%02d,%d.%02d,%d.%02d,%d.%02d}"
                    .formatted(
                            description / 100,
                            description % 100,
                            kind / 100,
                            kind % 100,
                            sku / 100,
                            sku % 100,
                            title / 100,
                            title % 100);
        }
    }
}
