package dev.kontor.storefront.context;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page's data for search engines.
///
/// @param title absent if it equals the page's title
/// @param description absent if the page has none
public record Seo(
        @Schema(example = "Espresso blend, freshly roasted") @Nullable
        String title,

        @Schema(example = "Holds 60 ml.") @Nullable String description) {

    /// Absent if there is no data.
    public static @Nullable Seo of(@Nullable String title, @Nullable String description) {
        return title == null && description == null ? null : new Seo(title, description);
    }
}
