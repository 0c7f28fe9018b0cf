package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A review as shown to its author.
record MyReview(
        ReviewId id,
        ProductId productId,
        @Schema(example = "5") int rating,
        @Schema(example = "Keeps its heat") String title,
        @Schema(example = "I use it every morning.") String body,
        @Schema(example = "Ada L.") String author,
        @Schema(example = "en") String locale,
        boolean verifiedPurchase,
        @Schema(example = "PENDING") ReviewStatus status,
        @Nullable @Schema(example = "Thank you!") String reply,
        Instant createdAt) {

    static MyReview of(ReviewDetails review) {
        return new MyReview(
                review.id(),
                review.productId(),
                review.rating(),
                review.title(),
                review.body(),
                review.author(),
                review.locale(),
                review.verifiedPurchase(),
                review.status(),
                review.reply(),
                review.createdAt());
    }
}
