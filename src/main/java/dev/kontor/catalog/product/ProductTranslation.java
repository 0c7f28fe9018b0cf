package dev.kontor.catalog.product;

import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/// A product in one language.
///
/// @param version of the product: its texts change with it
record ProductTranslation(
        @Schema(example = "de") String locale,
        @Schema(example = "3") long version,
        @Schema(example = "Espressotasse") String title,
        @Schema(example = "Für den kleinen Starken.") String description,
        @Schema(example = "espressotasse") String slug)
        implements Versioned {

    static ProductTranslation of(Product product, Locale locale) {
        var text = product.text(locale);
        return new ProductTranslation(
                locale.toLanguageTag(), product.version(), text.title(), text.description(), text.slug());
    }
}
