package dev.kontor.search.query;

import dev.kontor.channel.Channel;
import dev.kontor.search.SearchRequest;
import org.jspecify.annotations.Nullable;

/// Where products are looked for: in PostgreSQL, or in an engine beside it.
public interface HitSource {

    /// A page of the products that fit the text and the filters, and how many there are of each kind.
    ///
    /// @param text absent to browse
    Hits find(SearchRequest request, IndexView reading, @Nullable TextQuery text);

    /// Whether any product fits the text, whatever the filters.
    boolean exist(IndexView reading, TextQuery text, @Nullable Channel channel);
}
