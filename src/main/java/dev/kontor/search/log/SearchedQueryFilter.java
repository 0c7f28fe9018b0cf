package dev.kontor.search.log;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Filters the list of search texts.
///
/// @param days the number of past days; default 30
/// @param withoutHits `true`: only texts with at least one search without results
/// @param searches the minimum number of searches; default 3, so that a single person's text is not shown
record SearchedQueryFilter(
        @Parameter(example = "7") @Min(1) @Max(90) @Nullable Integer days,
        @Nullable Boolean withoutHits,

        @Parameter(example = "3") @Min(2) @Max(1_000_000) @Nullable
        Integer searches) {

    private static final int DAYS = 30;
    private static final int SEARCHES = 3;

    int lastDays() {
        return days == null ? DAYS : days;
    }

    int atLeast() {
        return searches == null ? SEARCHES : searches;
    }

    boolean onlyWithoutHits() {
        return Boolean.TRUE.equals(withoutHits);
    }
}
