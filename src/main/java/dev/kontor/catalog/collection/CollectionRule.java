package dev.kontor.catalog.collection;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition for products of a collection.
///
/// @param field what the rule compares
/// @param exclude whether matching products are excluded; false if absent
/// @param values tags for `TAG`, ids for `BRAND` and `CATEGORY`, keys for `ATTRIBUTE`: one of them has to match
/// @param attribute code of a filterable attribute; only for `ATTRIBUTE`
/// @param currency only for `PRICE`
/// @param gte minimum: the price of the cheapest variant in minor units, or the number of an attribute
/// @param lte maximum
/// @param days for `PUBLISHED`: published within this number of days
record CollectionRule(
        @Schema(example = "TAG") @NotNull Field field,
        @Schema(example = "false") @Nullable Boolean exclude,

        @Schema(example = "[\"summer\"]") @Size(min = 1, max = 100) @Nullable
        List<@NotBlank @Size(max = 200) String> values,

        @Schema(example = "material") @Pattern(regexp = "[a-z][a-z0-9_]{0,39}") @Nullable
        String attribute,

        @Schema(example = "EUR") @Pattern(regexp = "[A-Z]{3}") @Nullable
        String currency,

        @Schema(example = "1000") @Min(-1_000_000_000_000L) @Max(1_000_000_000_000L) @Nullable
        BigDecimal gte,

        @Schema(example = "5000") @Min(-1_000_000_000_000L) @Max(1_000_000_000_000L) @Nullable
        BigDecimal lte,

        @Schema(example = "30") @Min(1) @Max(3_650) @Nullable
        Integer days) {

    /// The property that a rule compares.
    enum Field {
        TAG,
        BRAND,
        /// A category including its subcategories.
        CATEGORY,
        ATTRIBUTE,
        /// The current price of the cheapest variant.
        PRICE,
        /// Whether the product is in stock.
        STOCK,
        PUBLISHED
    }

    boolean hasRange() {
        return gte != null || lte != null;
    }
}
