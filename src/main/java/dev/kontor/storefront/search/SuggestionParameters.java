package dev.kontor.storefront.search;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A partial search.
///
/// @param q the text typed so far
/// @param limit the maximum number of suggestions
record SuggestionParameters(
        @Parameter(example = "esp", required = true) @NotNull @Size(min = 1, max = 100)
        String q,

        @Parameter(example = "8") @Schema(defaultValue = "10", minimum = "1", maximum = "10") @Min(1) @Max(10) @Nullable
        Integer limit) {

    private static final int MAX = 10;

    int most() {
        return limit == null ? MAX : limit;
    }
}
