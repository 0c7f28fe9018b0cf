package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// Shoppers see a review from now on, and it counts in the rating of the product.
@Schema(description = "Shoppers see a review from now on, and it counts in the rating of the product.")
public record ReviewApproved(
        ReviewId reviewId,
        ProductId productId,
        @Schema(example = "4") int rating) implements Event {

    @Override
    public String type() {
        return "review.approved";
    }

    @Override
    public ReviewId subject() {
        return reviewId;
    }
}
