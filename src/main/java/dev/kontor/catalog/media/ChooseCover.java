package dev.kontor.catalog.media;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A cover picture for a category, a collection or a brand, from the media library or an external URL.
///
/// @param mediaId a picture of the media library, which determines URL and size
/// @param url path below `/media/`, or an https URL; required without `mediaId`
/// @param alt alternative text; if absent or empty, that of the media library in the reader's language
/// @param width in pixels
/// @param height in pixels
public record ChooseCover(
        @Nullable MediaId mediaId,

        @Schema(example = "https://pictures.example/kitchen.jpg")
        @Size(max = 500)
        @Pattern(regexp = "(/media/|https://)[^\\s<>\"\\\\]+")
        @Nullable
        String url,

        @Schema(example = "A shelf with cups") @Size(max = 300) @Nullable
        String alt,

        @Schema(example = "1600") @Min(1) @Max(30_000) @Nullable
        Integer width,

        @Schema(example = "900") @Min(1) @Max(30_000) @Nullable
        Integer height) {}
