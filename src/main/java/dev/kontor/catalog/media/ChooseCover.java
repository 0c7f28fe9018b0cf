package dev.kontor.catalog.media;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A picture to stand for a category, a collection or a brand: one of the library, or one that is somewhere else.
///
/// @param mediaId a picture of the library; its address and size are taken from there, whatever is said here
/// @param url path below `/media/`, or an https address; needed without `mediaId`
/// @param alt what it shows, for those who do not see it; absent or empty: what the library says of it, in the language
/// of the reader
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
