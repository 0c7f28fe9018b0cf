package dev.kontor.catalog.type;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A product type with all its fields, for staff.
///
/// @param attributes in display order
record ProductTypeDetails(
        ProductTypeId id,
        @Schema(example = "3") long version,
        @Schema(example = "shirt") String code,
        @Schema(example = "Shirt") String name,
        List<TypeAttribute> attributes,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ProductTypeDetails of(ProductType type) {
        return new ProductTypeDetails(
                type.id(),
                type.version(),
                type.code(),
                type.name(),
                type.attributes(),
                type.createdAt(),
                type.updatedAt());
    }
}
