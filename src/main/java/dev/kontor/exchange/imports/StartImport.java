package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates an import; the file is uploaded afterwards.
///
/// @param mapping field names by column of the file, for columns with different names; an empty name skips the
///     column
record StartImport(
        @NotNull ImportType type,

        @NotNull ImportFormat format,

        @Schema(example = "{\"Artikelnummer\":\"sku\"}") @Size(max = 200) @Nullable
        Map<@NotBlank @Size(max = 200) String, @NotNull @Size(max = 200) String> mapping) {}
