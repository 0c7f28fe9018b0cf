package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A customer wrote a review, which waits for approval by staff.
public record ReviewSubmitted(
        ReviewId reviewId,
        ProductId productId,
        @Schema(example = "4") int rating) implements Event {}
