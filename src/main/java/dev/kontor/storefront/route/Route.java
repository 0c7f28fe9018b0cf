package dev.kontor.storefront.route;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What lies at an address of the front end.
///
/// @param id of the product, category, brand or collection
/// @param slug the one to use in the language of the request
/// @param canonical whether the address ends in that slug; else the front end should lead on to it
/// @param target where a redirect leads to
/// @param permanent whether the lead is for good, as of an old slug: 301 rather than 302
record Route(
        Kind kind,

        @Schema(example = "prod_01kaw4c5qpfy0t4gzxm3v8h2rd") @Nullable
        String id,

        @Schema(example = "espresso-blend") @Nullable String slug,
        boolean canonical,
        @Schema(example = "/collections/summer") @Nullable String target,
        boolean permanent) {

    /// What can lie at an address.
    enum Kind {
        REDIRECT,
        PRODUCT,
        CATEGORY,
        BRAND,
        COLLECTION
    }
}
