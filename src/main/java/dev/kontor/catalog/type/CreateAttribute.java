package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new attribute.
///
/// @param code key of the values; unique, never changes
/// @param kind data type of the values; never changes
/// @param many whether it has several values; false if absent, never changes
/// @param name in the default language
/// @param names in other languages of the shop, by BCP 47 tag
/// @param unit unit of numbers
/// @param choices choices of an enumeration, in display order
/// @param searchable whether search includes the values; false if absent
/// @param filterable whether lists can be filtered by the values; false if absent
record CreateAttribute(
        @Schema(example = "material") @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,39}")
        String code,

        @Schema(example = "LOCALIZED_ENUM") @NotNull AttributeKind kind,
        @Schema(example = "false") @Nullable Boolean many,

        @Schema(example = "Material") @NotBlank @Size(max = 100)
        String name,

        @Schema(example = "{\"de\":\"Material\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String> names,

        @Schema(example = "cm") @Size(min = 1, max = 20) @Nullable
        String unit,

        @Size(max = Attribute.MAX_CHOICES) @Nullable List<@NotNull @Valid Choice> choices,

        @Schema(example = "true") @Nullable Boolean searchable,
        @Schema(example = "true") @Nullable Boolean filterable) {

    Attribute attribute(Instant now) {
        return new Attribute(
                AttributeId.next(),
                1,
                code,
                kind,
                Boolean.TRUE.equals(many),
                name,
                names == null ? Map.of() : names,
                unit,
                choices == null ? List.of() : choices,
                Boolean.TRUE.equals(searchable),
                Boolean.TRUE.equals(filterable),
                now,
                now);
    }
}
