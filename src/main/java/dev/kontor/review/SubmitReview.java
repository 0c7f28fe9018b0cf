package dev.kontor.review;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A new review.
///
/// @param rating one to five stars
/// @param body plain text
/// @param author the displayed name; need not be the real one
/// @param locale BCP 47 tag of the language it is written in
record SubmitReview(
        @Schema(example = "5") @Min(1) @Max(5) int rating,

        @Schema(example = "Keeps its heat") @NotBlank @Size(max = 150)
        String title,

        @Schema(example = "I use it every morning.") @NotBlank @Size(max = 5_000)
        String body,

        @Schema(example = "Ada L.") @NotBlank @Size(max = 60)
        String author,

        @Schema(example = "en") @NotNull @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
        String locale) {}
