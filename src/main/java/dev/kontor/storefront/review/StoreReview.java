package dev.kontor.storefront.review;

import dev.kontor.review.ReviewId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A published review.
///
/// @param rating one to five stars
/// @param locale BCP 47 tag of its language
/// @param verifiedPurchase whether its author had bought the product here
/// @param reply of the shop
record StoreReview(
        ReviewId id,
        @Schema(example = "5") int rating,
        @Schema(example = "Keeps its heat") String title,
        @Schema(example = "I use it every morning.") String body,
        @Schema(example = "Ada L.") String author,
        @Schema(example = "en") String locale,
        boolean verifiedPurchase,
        @Nullable @Schema(example = "Thank you!") String reply,
        Instant createdAt) {}
