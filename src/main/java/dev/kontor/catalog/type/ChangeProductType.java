package dev.kontor.catalog.type;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The fields of a product type that can be changed. Its code cannot change, because other systems refer to it.
///
/// @param attributes in display order; the list is replaced as a whole
record ChangeProductType(
        @Schema(example = "Shirt") @NotBlank @Size(max = 100)
        String name,

        @NotNull @Size(max = ProductType.MAX_ATTRIBUTES) List<@NotNull @Valid TypeAttribute> attributes) {}
