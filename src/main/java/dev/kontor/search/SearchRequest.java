package dev.kontor.search;

import dev.kontor.channel.Channel;
import dev.kontor.shared.web.paging.Listing;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A search for products.
///
/// @param text what the shopper typed; absent to browse
/// @param locale the language of the text, one of the shop's
/// @param currency of prices to filter, sort and count by
/// @param listing the page that is wanted; sort fields are `relevance`, `publishedAt`, `title` and `price`
/// @param wanted what to tell besides the products
/// @param channel what it sells is searched; absent for all that is published
public record SearchRequest(
        @Nullable String text,
        Locale locale,
        Currency currency,
        SearchFilter filter,
        Listing listing,
        Wanted wanted,
        @Nullable Channel channel) {

    /// What to tell besides the products.
    ///
    /// @param facets how many products there are of each kind
    /// @param highlights where the text was found
    /// @param lenience products that fit a corrected text, or only some of the words, where none fits the text
    public record Wanted(boolean facets, boolean highlights, boolean lenience) {

        public static final Wanted NOTHING = new Wanted(false, false, false);
    }
}
