package dev.kontor.catalog.type;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// What can be changed of a product type. Its code cannot: other systems know it by that.
///
/// @param attributes in the order in which they are shown; the list is replaced as a whole
record ChangeProductType(
        @Schema(example = "Shirt") @NotBlank @Size(max = 100)
        String name,

        @NotNull @Size(max = ProductType.MAX_ATTRIBUTES) List<@NotNull @Valid TypeAttribute> attributes) {

    static ChangeProductType of(ProductType type) {
        return new ChangeProductType(type.name(), type.attributes());
    }
}
