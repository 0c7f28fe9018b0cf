package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A collection with all its fields, for staff. Texts are in the default language.
///
/// @param translations texts in other languages, by BCP 47 tag
/// @param rules absent if staff choose the products
/// @param productIds the products that staff chose, in display order
record CollectionDetails(
        CollectionId id,
        @Schema(example = "3") long version,
        @Schema(example = "Summer") String name,
        @Schema(example = "Light things.") @Nullable String description,
        @Schema(example = "summer") String slug,

        @Schema(example = "Light things for summer") @Nullable
        String seoTitle,

        @Schema(example = "Linen, cotton and straw.") @Nullable
        String seoDescription,

        Map<String, CollectionText> translations,
        @Nullable CoverPicture picture,
        @Nullable CollectionRules rules,
        List<ProductId> productIds,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CollectionDetails of(ProductCollection collection, String defaultLanguage) {
        var others = new HashMap<>(collection.texts());
        var text = Objects.requireNonNull(others.remove(defaultLanguage));
        return new CollectionDetails(
                collection.id(),
                collection.version(),
                text.name(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                others,
                collection.picture(),
                collection.rules(),
                collection.products(),
                collection.createdAt(),
                collection.updatedAt());
    }
}
