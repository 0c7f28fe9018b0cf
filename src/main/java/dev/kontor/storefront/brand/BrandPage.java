package dev.kontor.storefront.brand;

import dev.kontor.catalog.BrandId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A brand, for shoppers.
///
/// @param description plain text or Markdown; may be empty
/// @param localeUsed the language of the description
record BrandPage(
        BrandId id,
        @Schema(example = "haus-linde") String slug,
        @Schema(example = "Haus Linde") String name,
        @Schema(example = "Lamps since 1921.") String description,
        @Schema(example = "en") String localeUsed) {}
