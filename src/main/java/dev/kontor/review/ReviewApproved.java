package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A review was published, and counts in the product's rating.
public record ReviewApproved(
        ReviewId reviewId,
        ProductId productId,
        @Schema(example = "4") int rating) implements Event {}
