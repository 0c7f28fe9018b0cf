package dev.kontor.shared.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The query parameters of every list.
///
/// @param limit how many items at most; more than 100 is taken as 100
/// @param cursor `next` or `prev` of another page of the same list
/// @param sort fields, the first first, `-` before those that descend
/// @param withTotal whether the exact number of items is wanted; admin lists only
public record Listing(
        @Parameter(description = "How many items at most; more than 100 is taken as 100.", example = "20")
        @Schema(defaultValue = "20", minimum = "1", maximum = "1000")
        @Min(1)
        @Max(1_000)
        @Nullable
        Integer limit,

        @Parameter(description = "`page.next` or `page.prev` of another page of the same list.")
        @Size(max = 1_024)
        @Nullable
        String cursor,

        @Parameter(description = "Fields to sort by, `-` before those that descend.") @Size(max = 200) @Nullable
        String sort,

        @Parameter(description = "Whether `page.total`, the exact number of items, is wanted.") @Nullable
        Boolean withTotal) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;

    /// The number of items of a page, between 1 and 100.
    public int size() {
        return limit == null ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT);
    }

    public boolean wantsTotal() {
        return Boolean.TRUE.equals(withTotal);
    }
}
