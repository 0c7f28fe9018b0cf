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

/// One thing that products of a collection have in common.
///
/// @param field what is looked at
/// @param exclude whether products that fit are those that do not belong; false if absent
/// @param values for `TAG` tags, for `BRAND` and `CATEGORY` ids, for `ATTRIBUTE` keys: one of them has to fit
/// @param attribute code of an attribute that can be filtered by; for `ATTRIBUTE`
/// @param currency for `PRICE`
/// @param gte at least: the price of the cheapest variant in minor units, or a number of an attribute
/// @param lte at most
/// @param days for `PUBLISHED`: came into the shop within so many days
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

    /// What a rule looks at.
    enum Field {
        TAG,
        BRAND,
        /// A category or one below it.
        CATEGORY,
        ATTRIBUTE,
        /// Of the cheapest variant, as it is now.
        PRICE,
        /// Whether some of it can be had.
        STOCK,
        PUBLISHED
    }

    boolean hasRange() {
        return gte != null || lte != null;
    }
}
