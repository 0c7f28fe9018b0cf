package dev.kontor.storefront.context;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a page tells search engines.
///
/// @param title absent if it is that of the page
/// @param description absent if the page has none of its own
public record Seo(
        @Schema(example = "Espresso blend, freshly roasted") @Nullable
        String title,

        @Schema(example = "Holds 60 ml.") @Nullable String description) {

    /// Absent where there is nothing to tell.
    public static @Nullable Seo of(@Nullable String title, @Nullable String description) {
        return title == null && description == null ? null : new Seo(title, description);
    }
}
