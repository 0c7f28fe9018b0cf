package dev.kontor.tax.category;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What can be changed of a tax category. Its code cannot: orders and variants refer to it.
record ChangeTaxCategory(
        @NotBlank @Size(max = 100) @Schema(example = "Standard rate")
        String name) {}
