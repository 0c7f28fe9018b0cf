package dev.kontor.shared.web.paging;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items never null; empty if nothing matches
/// @param page the position of the page in the list
public record Page<T>(List<T> items, Position page) {

    /// @param hasMore whether there are items after these
    /// @param next `cursor` of the next page; absent on the last
    /// @param prev `cursor` of the previous page; absent on the first
    /// @param total exact number of items of the list; only with `withTotal=true`
    public record Position(
            boolean hasMore,

            @Nullable @Schema(example = "cursor-of-the-next-page")
            String next,

            @Nullable String prev,
            @Nullable Long total) {}

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), page);
    }

    public Page<T> withTotal(long total) {
        return new Page<>(items, new Position(page.hasMore, page.next, page.prev, total));
    }

    /// A list that is always complete.
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, new Position(false, null, null, null));
    }
}
