package dev.kontor.catalog.type;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of an attribute that can be changed. Code, kind and `many` cannot change, because stored values
/// depend on them.
///
/// @param choices must contain every choice that a product uses
record ChangeAttribute(
        @Schema(example = "Material") @NotBlank @Size(max = 100)
        String name,

        @Schema(example = "{\"de\":\"Material\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String> names,

        @Schema(example = "cm") @Size(min = 1, max = 20) @Nullable
        String unit,

        @Size(max = Attribute.MAX_CHOICES) @Nullable List<@NotNull @Valid Choice> choices,

        @Schema(example = "true") @NotNull Boolean searchable,
        @Schema(example = "true") @NotNull Boolean filterable) {}
