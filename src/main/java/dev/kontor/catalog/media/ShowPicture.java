package dev.kontor.catalog.media;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture to show for a product, from the media library or an external URL.
///
/// @param mediaId a picture of the media library, which determines URL and size
/// @param url path below `/media/`, or an https URL; required without `mediaId`
/// @param alt alternative text; if absent or empty, that of the media library in the reader's language
/// @param width in pixels
/// @param height in pixels
/// @param role `GALLERY` if absent
/// @param variantIds the variants that it shows; absent for all
public record ShowPicture(
        @Nullable MediaId mediaId,

        @Schema(example = "https://pictures.example/espresso-cup.jpg")
        @Size(max = 500)
        @Pattern(regexp = "(/media/|https://)[^\\s<>\"\\\\]+")
        @Nullable
        String url,

        @Schema(example = "A blue espresso cup") @Size(max = 300) @Nullable
        String alt,

        @Schema(example = "800") @Min(1) @Max(30_000) @Nullable
        Integer width,

        @Schema(example = "800") @Min(1) @Max(30_000) @Nullable
        Integer height,

        @Nullable PictureRole role,

        @Size(max = 250) @Nullable List<@NotNull VariantId> variantIds) {}
