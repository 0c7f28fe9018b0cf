package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The shop replied to a review, or changed its reply.
@Schema(description = "The shop replied to a review, or changed its reply.")
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
