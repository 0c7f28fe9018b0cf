package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A review is not shown, or not any more.
@Schema(description = "A review is not shown, or not any more.")
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
