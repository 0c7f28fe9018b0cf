package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A review with all its fields, for staff.
///
/// @param customerId who wrote it; absent for a guest, who reviewed with the link of an invitation
record ReviewDetails(
        ReviewId id,
        @Schema(example = "2") long version,
        ProductId productId,
        @Nullable CustomerId customerId,
        @Schema(example = "5") int rating,
        @Schema(example = "Keeps its heat") String title,
        @Schema(example = "I use it every morning.") String body,
        @Schema(example = "Ada L.") String author,
        @Schema(example = "en") String locale,
        boolean verifiedPurchase,
        @Schema(example = "PENDING") ReviewStatus status,
        @Nullable @Schema(example = "Thank you!") String reply,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant decidedAt)
        implements Versioned {}
