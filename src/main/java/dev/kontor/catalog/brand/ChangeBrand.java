package dev.kontor.catalog.brand;

import dev.kontor.catalog.ManufacturerContact;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.ChooseCover;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a brand that can be changed.
///
/// @param description plain text or Markdown, in the default language
/// @param seoTitle title shown by search engines instead of the name, in the default language
/// @param seoDescription description for search engines in the default language
/// @param seoTitles in other languages of the shop, by BCP 47 tag
/// @param seoDescriptions in other languages of the shop, by BCP 47 tag
/// @param picture cover picture of the brand
/// @param manufacturer of its products, shown on their pages
/// @param responsiblePerson in the European Union, for a manufacturer outside of it
/// @param descriptions in other languages of the shop, by BCP 47 tag; `null` removes one
record ChangeBrand(
        @Schema(example = "Nordlicht") @NotBlank @Size(max = 100)
        String name,

        @Schema(example = "nordlicht") @NotNull @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Schema(example = "Lamps since 1921.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "{\"de\":\"Lampen seit 1921.\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(max = 20_000) String> descriptions,

        @Schema(example = "Nordlicht lamps") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Lamps for desks and ceilings.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Schema(example = "{\"de\":\"Lampen von Nordlicht\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(min = 1, max = 200) String> seoTitles,

        @Schema(example = "{\"de\":\"Lampen für Tisch und Decke.\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(min = 1, max = 500) String> seoDescriptions,

        @Valid @Nullable ChooseCover picture,
        @Valid @Nullable ManufacturerContact manufacturer,
        @Valid @Nullable ManufacturerContact responsiblePerson) {}
