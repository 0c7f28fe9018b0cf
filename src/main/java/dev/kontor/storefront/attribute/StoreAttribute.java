package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An attribute of a product or a variant. Texts are in the requested language, or in the default language if
/// not translated.
///
/// @param kind the type of the values; `RICH_TEXT` is sanitized HTML
/// @param unit of numbers
/// @param values one, or several if the attribute is a set
public record StoreAttribute(
        AttributeId id,
        @Schema(example = "material") String code,
        AttributeKind kind,
        @Schema(example = "Material") String name,
        @Schema(example = "cm") @Nullable String unit,
        List<AttributeText> values) {

    /// The cache tags of what it shows.
    public Stream<String> tags() {
        return Stream.concat(
                Stream.of(id.text()),
                values.stream()
                        .flatMap(value -> Stream.ofNullable(value.media()))
                        .map(media -> media.mediaId().text()));
    }
}
