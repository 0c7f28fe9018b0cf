package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.ManufacturerContact;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand with all its fields, for staff.
///
/// @param manufacturer of its products
/// @param responsiblePerson in the European Union, for a manufacturer outside of it
record BrandDetails(
        BrandId id,
        @Schema(example = "3") long version,
        @Schema(example = "Nordlicht") String name,
        @Schema(example = "nordlicht") String slug,
        @Schema(example = "Lamps since 1921.") String description,

        @Schema(example = "{\"de\":\"Lampen seit 1921.\"}") Map<String, String> descriptions,

        @Schema(example = "Nordlicht lamps") @Nullable String seoTitle,

        @Schema(example = "Lamps for desks and ceilings.") @Nullable
        String seoDescription,

        @Schema(example = "{\"de\":\"Lampen von Nordlicht\"}")
        Map<String, String> seoTitles,

        @Schema(example = "{\"de\":\"Lampen für Tisch und Decke.\"}")
        Map<String, String> seoDescriptions,

        @Nullable CoverPicture picture,
        @Nullable ManufacturerContact manufacturer,
        @Nullable ManufacturerContact responsiblePerson,

        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
