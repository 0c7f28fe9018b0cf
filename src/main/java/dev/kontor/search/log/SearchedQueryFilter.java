package dev.kontor.search.log;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// What narrows the list of what shoppers searched for.
record SearchedQueryFilter(
        @Parameter(description = "The last so many days; 30 without it.", example = "7") @Min(1) @Max(90) @Nullable
        Integer days,

        @Parameter(description = "`true`: only what at least one search found nothing for.") @Nullable
        Boolean withoutHits,

        @Parameter(
                description = "At least so many searches; 3 without it, so that what a single person typed is not on"
                        + " display.",
                example = "3")
        @Min(2)
        @Max(1_000_000)
        @Nullable
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
