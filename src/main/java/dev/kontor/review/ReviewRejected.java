package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A review was rejected or unpublished.
@Schema(description = "A review was rejected or unpublished.")
public record ReviewRejected(ReviewId reviewId, ProductId productId) implements Event {

    @Override
    public String type() {
        return "review.rejected";
    }

    @Override
    public ReviewId subject() {
        return reviewId;
    }
}
