package dev.kontor.catalog.product;

import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The texts of a product in one language.
///
/// @param locale the requested language
/// @param localeUsed the language of the texts; differs from `locale` if there is no translation
/// @param version of the product, which increases with each change of its texts
public record ProductTranslation(
        @Schema(example = "de") String locale,
        @Schema(example = "de") String localeUsed,
        @Schema(example = "3") long version,
        @Schema(example = "Espressotasse") String title,
        @Schema(example = "Für den kleinen Starken.") String description,
        @Schema(example = "espressotasse") String slug,

        @Schema(example = "Espressotasse aus Steinzeug") @Nullable
        String seoTitle,

        @Schema(example = "Fasst 60 ml.") @Nullable String seoDescription)
        implements Versioned {

    /// @param used the language of the texts
    public static ProductTranslation of(Product product, Locale locale, Locale used) {
        var text = product.text(used);
        return new ProductTranslation(
                locale.toLanguageTag(),
                used.toLanguageTag(),
                product.version(),
                text.title(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription());
    }
}
