package dev.kontor.catalog.type;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/// A new product type.
///
/// @param code its id in other systems; unique, never changes
/// @param attributes in display order
record CreateProductType(
        @Schema(example = "shirt") @NotNull @Size(max = 60) @Pattern(regexp = Choice.KEY)
        String code,

        @Schema(example = "Shirt") @NotBlank @Size(max = 100)
        String name,

        @NotNull @Size(max = ProductType.MAX_ATTRIBUTES) List<@NotNull @Valid TypeAttribute> attributes) {}
