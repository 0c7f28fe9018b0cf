package dev.kontor.catalog.product;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Something that the variants of a product differ in.
///
/// @param values in the order in which they are offered
record ProductOption(
        @Schema(example = "Colour") @NotBlank @Size(max = 50)
        String name,

        @Schema(example = "[\"Blue\",\"Red\"]") @NotEmpty @Size(max = 100)
        List<@NotBlank @Size(max = 100) String> values) {}
