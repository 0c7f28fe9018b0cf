package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts an import; its file follows.
///
/// @param mapping field names by file column, where they differ; an empty field ignores the column
record StartImport(
        @NotNull ImportType type,

        @NotNull ImportFormat format,

        @Schema(example = "{\"Artikelnummer\":\"sku\"}") @Size(max = 200) @Nullable
        Map<@NotBlank @Size(max = 200) String, @NotNull @Size(max = 200) String> mapping) {}
