package dev.kontor.catalog.product;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The products linked to a product.
///
/// @param relations in display order
public record SetRelations(
        @NotNull @Size(max = ProductContent.MAX_RELATIONS) List<@NotNull @Valid Relation> relations) {}
