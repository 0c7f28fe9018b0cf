package dev.kontor.storefront.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.ManufacturerContact;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.Seo;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A brand, for shoppers.
///
/// @param description plain text or Markdown; may be empty
/// @param picture absent if it has none
/// @param manufacturer of its products; absent if the shop names none
/// @param responsiblePerson in the European Union, for a manufacturer outside of it
/// @param localeUsed the language of the description
record StoreBrand(
        BrandId id,
        @Schema(example = "haus-linde") String slug,
        @Schema(example = "Haus Linde") String name,
        @Schema(example = "Lamps since 1921.") String description,
        @Nullable Seo seo,
        @Nullable CoverImage picture,
        @Nullable ManufacturerContact manufacturer,
        @Nullable ManufacturerContact responsiblePerson,
        @Schema(example = "en") String localeUsed) {}
