package dev.kontor.storefront.search;

import dev.kontor.search.Found;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.storefront.product.ProductCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of search results.
///
/// @param items never null; empty if nothing was found
/// @param page the position of the page
/// @param total the number of products on all pages
/// @param matched whether the products have all words, or only some because none has all
/// @param correction another spelling; `applied` if the products match it
/// @param facets the number of products per value
record SearchResults(
        List<Hit> items,
        Page.Position page,
        Found.Total total,
        Found.Matched matched,
        Found.@Nullable Correction correction,
        @Nullable FacetList facets) {

    /// @param highlight where the words were found; only with `highlight=true`
    record Hit(ProductCard product, Found.@Nullable Highlight highlight) {}
}
