package dev.kontor.search.query;

import dev.kontor.search.SearchRequest;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.shared.web.paging.Window;

/// The sort fields of searches.
public final class HitOrder {

    private HitOrder() {}

    /// The requested page. Cursors are valid for every source, except those by relevance: each source has its
    /// own measure.
    ///
    /// @param relevance the name of the measure
    /// @throws dev.kontor.shared.problem.BadRequestException `invalid-filter` for an unsupported sort,
    ///     `invalid-cursor` for a cursor of another search or measure
    public static Window window(Cursors cursors, SearchRequest request, IndexView reading, String relevance) {
        return window(cursors, request, relevance, HitPrice.ofShop(reading));
    }

    /// The same with prices that may be those of a channel.
    static Window window(Cursors cursors, SearchRequest request, String relevance, HitPrice price) {
        var sorting = Sorting.by(
                "d.product_id",
                "-relevance",
                SortField.number("relevance", relevance),
                SortField.time("publishedAt", "d.published_at"),
                SortField.text("title", "d.sort_title"),
                SortField.number("price", price.column()));
        return cursors.window(
                request.listing(),
                sorting,
                String.valueOf(request.text()),
                request.filter(),
                request.currency(),
                request.locale(),
                request.channel() == null ? "" : request.channel().code());
    }
}
