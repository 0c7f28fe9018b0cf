package dev.kontor.shared.web.paging;

import dev.kontor.shared.web.CommaSeparated;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The query parameters of a list that cannot be counted at a bounded cost.
///
/// @param limit largest number of items; more than 100 is reduced to 100
/// @param cursor `next` or `prev` of another page of the same list
/// @param sort fields, the most important first, `-` for descending order
public record Paging(
        @Parameter(description = Listing.LIMIT, example = "20")
        @Schema(defaultValue = "20", minimum = "1", maximum = "100")
        @Min(1)
        @Max(1_000)
        @Nullable
        Integer limit,

        @Parameter(description = Listing.CURSOR) @Size(max = 1_024) @Nullable
        String cursor,

        @Parameter(description = Listing.SORT) @CommaSeparated(most = 3, longest = 50) @Size(max = 200) @Nullable
        String sort) {

    public Listing listing() {
        return new Listing(limit, cursor, sort, null);
    }
}
