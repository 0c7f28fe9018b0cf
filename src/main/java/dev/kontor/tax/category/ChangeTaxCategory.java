package dev.kontor.tax.category;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The fields of a tax category that can be changed. Its code cannot change, because orders and variants refer
/// to it.
record ChangeTaxCategory(
        @NotBlank @Size(max = 100) @Schema(example = "Standard rate")
        String name) {}
