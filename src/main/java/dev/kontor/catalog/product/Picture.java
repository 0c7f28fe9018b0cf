package dev.kontor.catalog.product;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A picture of a product.
///
/// @param url path below `/media/`, or an https address
/// @param alt what it shows, for those who do not see it; may be empty
/// @param width in pixels
/// @param height in pixels
record Picture(
        @Schema(example = "/media/demo/espresso-cup.svg")
        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "(/media/|https://)[^\\s<>\"\\\\]+")
        String url,

        @Schema(example = "A blue espresso cup") @NotNull @Size(max = 300)
        String alt,

        @Schema(example = "800") @Min(1) @Max(20_000) @Nullable
        Integer width,

        @Schema(example = "800") @Min(1) @Max(20_000) @Nullable
        Integer height) {}
