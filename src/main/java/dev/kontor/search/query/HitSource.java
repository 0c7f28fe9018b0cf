package dev.kontor.search.query;

import dev.kontor.channel.Channel;
import dev.kontor.search.SearchRequest;
import org.jspecify.annotations.Nullable;

/// A source of search results: PostgreSQL or a search engine.
public interface HitSource {

    /// A page of the matching products, and their number per value.
    ///
    /// @param text absent to browse
    Hits find(SearchRequest request, IndexView reading, @Nullable TextQuery text);

    /// Whether any product matches the text, regardless of the filters.
    boolean exist(IndexView reading, TextQuery text, @Nullable Channel channel);
}
