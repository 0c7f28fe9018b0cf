package dev.kontor.tax.category;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A new tax category.
record CreateTaxCategory(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "standard")
        String code,

        @NotBlank @Size(max = 100) @Schema(example = "Standard rate")
        String name) {}
