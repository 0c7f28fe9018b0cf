package dev.kontor.shared.web.paging;

import dev.kontor.shared.web.CommaSeparated;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The query parameters of a list that can be counted; [Paging] has those of others.
///
/// @param limit largest number of items; more than 100 is reduced to 100
/// @param cursor `next` or `prev` of another page of the same list
/// @param sort fields, the most important first, `-` for descending order
/// @param withTotal whether to count the items
public record Listing(
        @Parameter(description = LIMIT, example = "20")
        @Schema(defaultValue = "20", minimum = "1", maximum = "100")
        @Min(1)
        @Max(1_000)
        @Nullable
        Integer limit,

        @Parameter(description = CURSOR) @Size(max = 1_024) @Nullable
        String cursor,

        @Parameter(description = SORT) @CommaSeparated(most = 3, longest = 50) @Size(max = 200) @Nullable
        String sort,

        @Parameter(description = "Whether to include `page.total`, the exact number of items.") @Nullable
        Boolean withTotal) {

    static final String LIMIT = "How many items at most; values up to 1000 are accepted and reduced to 100.";
    static final String CURSOR = "`page.next` or `page.prev` of another page of the same list.";
    static final String SORT = "Fields to sort by, with `-` for descending order.";
    static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    /// The number of items of a page, between 1 and 100.
    public int size() {
        return limit == null ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT);
    }

    /// Whether this is the first page of a list in its default order, without its total.
    public boolean isStartOf(String defaultSort) {
        return cursor == null && !wantsTotal() && (sort == null || sort.isBlank() || sort.equals(defaultSort));
    }

    public boolean wantsTotal() {
        return Boolean.TRUE.equals(withTotal);
    }
}
