package dev.kontor.review;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes by staff to a review: whether it is published, and the shop's reply. The customer's text never
/// changes.
///
/// @param reply plain text, shown below the review; `null` removes it
record ChangeReview(
        @Schema(example = "APPROVED") @NotNull ReviewStatus status,

        @Schema(example = "Thank you!") @Size(max = 5_000) @Nullable
        String reply) {}
