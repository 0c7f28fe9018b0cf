package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A review was deleted.
@Schema(description = "A review was deleted.")
public record ReviewDeleted(ReviewId reviewId, ProductId productId) implements Event {

    @Override
    public String type() {
        return "review.deleted";
    }

    @Override
    public ReviewId subject() {
        return reviewId;
    }
}
