package dev.kontor.tax.category;

import dev.kontor.shared.web.Versioned;
import dev.kontor.tax.TaxCategoryId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A tax category with all its fields, for staff.
record TaxCategoryDetails(
        TaxCategoryId id,
        @Schema(example = "3") long version,
        @Schema(example = "standard") String code,
        @Schema(example = "Standard rate") String name,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
