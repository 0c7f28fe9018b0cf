package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An attribute with all its fields, for staff.
///
/// @param many whether it has several values
record AttributeDetails(
        AttributeId id,
        @Schema(example = "3") long version,
        @Schema(example = "material") String code,
        AttributeKind kind,
        boolean many,
        @Schema(example = "Material") String name,
        @Schema(example = "{\"de\":\"Material\"}") Map<String, String> names,
        @Schema(example = "cm") @Nullable String unit,
        List<Choice> choices,
        boolean searchable,
        boolean filterable,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static AttributeDetails of(Attribute attribute) {
        return new AttributeDetails(
                attribute.id(),
                attribute.version(),
                attribute.code(),
                attribute.kind(),
                attribute.many(),
                attribute.name(),
                attribute.names(),
                attribute.unit(),
                attribute.choices(),
                attribute.searchable(),
                attribute.filterable(),
                attribute.createdAt(),
                attribute.updatedAt());
    }
}
