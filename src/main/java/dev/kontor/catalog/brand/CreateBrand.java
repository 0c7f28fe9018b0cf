package dev.kontor.catalog.brand;

import dev.kontor.catalog.Slug;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand to be.
///
/// @param slug made of the name if absent
/// @param description plain text or Markdown, in the default language
/// @param descriptions in further languages of the shop, by BCP 47 tag
record CreateBrand(
        @Schema(example = "Nordlicht") @NotBlank @Size(max = 100)
        String name,

        @Schema(example = "nordlicht") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @Schema(example = "Lamps since 1921.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "{\"de\":\"Lampen seit 1921.\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotNull @Size(max = 20_000) String> descriptions) {}
