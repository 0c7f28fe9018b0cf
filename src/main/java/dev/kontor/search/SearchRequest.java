package dev.kontor.search;

import dev.kontor.channel.Channel;
import dev.kontor.shared.web.paging.Listing;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A search for products.
///
/// @param text the shopper's text; absent to browse
/// @param locale the language of the text, one of the shop's
/// @param currency of prices to filter, sort and count by
/// @param listing the requested page; sort fields are `relevance`, `publishedAt`, `title` and `price`
/// @param wanted what to return in addition to the products
/// @param channel whose assortment is searched; absent for all published products
public record SearchRequest(
        @Nullable String text,
        Locale locale,
        Currency currency,
        SearchFilter filter,
        Listing listing,
        Wanted wanted,
        @Nullable Channel channel) {

    /// Selects what is returned in addition to the products.
    ///
    /// @param facets the number of products per value
    /// @param highlights where the text was found
    /// @param lenience products that match a corrected text, or only some of the words, if none matches the text
    public record Wanted(boolean facets, boolean highlights, boolean lenience) {

        public static final Wanted NOTHING = new Wanted(false, false, false);
    }
}
