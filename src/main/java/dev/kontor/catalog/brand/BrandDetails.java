package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/// A brand as staff see it.
record BrandDetails(
        BrandId id,
        @Schema(example = "3") long version,
        @Schema(example = "Nordlicht") String name,
        @Schema(example = "nordlicht") String slug,
        @Schema(example = "Lamps since 1921.") String description,

        @Schema(example = "{\"de\":\"Lampen seit 1921.\"}") Map<String, String> descriptions,

        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static BrandDetails of(Brand brand) {
        return new BrandDetails(
                brand.id(),
                brand.version(),
                brand.name(),
                brand.slug(),
                brand.description(),
                brand.descriptions(),
                brand.createdAt(),
                brand.updatedAt());
    }
}
