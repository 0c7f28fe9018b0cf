package dev.kontor.search.query;

import dev.kontor.search.SearchRequest;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.shared.web.paging.Window;

/// What searches can be sorted by.
public final class HitOrder {

    private HitOrder() {}

    /// The page that is wanted. Cursors hold wherever products are looked for, but those by relevance: each source has
    /// a measure of its own.
    ///
    /// @param relevance the name of the measure
    /// @throws dev.kontor.shared.problem.BadRequestException `invalid-filter` for a sort that is not offered,
    ///     `invalid-cursor` for a cursor of another search, or of another measure
    public static Window window(Cursors cursors, SearchRequest request, IndexView reading, String relevance) {
        return window(cursors, request, relevance, HitPrice.ofShop(reading));
    }

    /// The same where prices may be those of a channel.
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
