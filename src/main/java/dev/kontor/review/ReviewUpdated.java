package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The shop added, changed or removed its reply to a review.
@Schema(description = "The shop added, changed or removed its reply to a review.")
public record ReviewUpdated(ReviewId reviewId, ProductId productId) implements Event {

    @Override
    public String type() {
        return "review.updated";
    }

    @Override
    public ReviewId subject() {
        return reviewId;
    }
}
