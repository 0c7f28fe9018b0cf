package dev.kontor.storefront.route;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The target of a front-end path.
///
/// @param id of the product, category, brand or collection
/// @param slug the current one in the requested language
/// @param canonical whether the path ends in that slug; otherwise the front end should redirect to it
/// @param target of a redirect
/// @param permanent whether the redirect is permanent, as for a former slug: 301 instead of 302
record Route(
        Kind kind,

        @Schema(example = "prod_01kaw4c5qpfy0t4gzxm3v8h2rd") @Nullable
        String id,

        @Schema(example = "espresso-blend") @Nullable String slug,
        boolean canonical,
        @Schema(example = "/collections/summer") @Nullable String target,
        boolean permanent) {

    /// The kinds of targets.
    enum Kind {
        REDIRECT,
        PRODUCT,
        CATEGORY,
        BRAND,
        COLLECTION
    }
}
