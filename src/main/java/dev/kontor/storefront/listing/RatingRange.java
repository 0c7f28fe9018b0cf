package dev.kontor.storefront.listing;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// A rating filter: `rating.gte=4`.
///
/// @param gte at least this average number of stars
public record RatingRange(
        @Parameter(example = "4") @Min(1) @Max(5) @Nullable Integer gte) {}
