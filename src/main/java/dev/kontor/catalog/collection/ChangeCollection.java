package dev.kontor.catalog.collection;

import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.ChooseCover;
import dev.kontor.catalog.media.CoverPicture;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a collection that can be changed. Texts are in the default language.
///
/// @param seoTitle title shown by search engines instead of the name
/// @param seoDescription description for search engines
/// @param picture cover picture of the collection
/// @param translations texts in other languages of the shop, by BCP 47 tag; `null` removes one
/// @param rules `null` turns it into a collection whose products staff choose
record ChangeCollection(
        @Schema(example = "Summer") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "Light things.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "summer") @NotNull @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Schema(example = "Light things for summer") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Linen, cotton and straw.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Size(max = 20) @Nullable Map<@NotBlank @Size(max = 35) String, @NotNull @Valid CollectionText> translations,

        @Valid @Nullable CollectionRules rules,

        @Valid @Nullable ChooseCover picture) {

    static ChangeCollection of(ProductCollection collection, String defaultLanguage) {
        var others = new HashMap<>(collection.texts());
        var text = Objects.requireNonNull(others.remove(defaultLanguage));
        return new ChangeCollection(
                text.name(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                others,
                collection.rules(),
                CoverPicture.toRequest(collection.picture()));
    }
}
