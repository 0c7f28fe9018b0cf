package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an attribute says about a product or a variant. The texts are in the language of the request; what is not
/// translated is in the default language.
///
/// @param kind what the values are; `RICH_TEXT` is HTML that is safe to show
/// @param unit of numbers
/// @param values one, or several where the attribute is a set
public record StoreAttribute(
        AttributeId id,
        @Schema(example = "material") String code,
        AttributeKind kind,
        @Schema(example = "Material") String name,
        @Schema(example = "cm") @Nullable String unit,
        List<AttributeText> values) {}
