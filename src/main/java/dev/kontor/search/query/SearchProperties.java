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

/// Settings of search.
///
/// @param timeout how long one statement of a search may take before it is canceled with 503
/// @param base how many matching products are counted, and ranked by relevance, the best-selling first; beyond
///     that, numbers are reported as "at least"
/// @param weight of a word by the place where it is found
/// @param popularity bonus of better-selling products, in percent for each tenfold of units sold
@Validated
@ConfigurationProperties("kontor.search")
public record SearchProperties(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration timeout,

        @DefaultValue("5000") @Min(100) @Max(100_000) int base,
        @DefaultValue Weight weight,
        @DefaultValue("20") @Min(0) @Max(1_000) int popularity) {

    /// @param title weight in percent of a word in the title
    /// @param sku weight in percent of a word in a SKU
    /// @param kind weight in percent of a word in the name of a category or in an option value
    /// @param description weight in percent of a word in the description
    public record Weight(
            @DefaultValue("100") @Min(0) @Max(100) int title,
            @DefaultValue("60") @Min(0) @Max(100) int sku,
            @DefaultValue("30") @Min(0) @Max(100) int kind,
            @DefaultValue("10") @Min(0) @Max(100) int description) {

        /// In PostgreSQL's format.
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
