package dev.kontor.storefront.search;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A partial search.
record SuggestionParameters(
        @Parameter(description = "The text typed so far.", example = "esp", required = true)
        @NotNull
        @Size(min = 1, max = 100)
        String q,

        @Parameter(description = "The maximum number of suggestions.", example = "8")
        @Schema(defaultValue = "10", minimum = "1", maximum = "10")
        @Min(1)
        @Max(10)
        @Nullable
        Integer limit) {

    private static final int MOST = 10;

    int most() {
        return limit == null ? MOST : limit;
    }
}
