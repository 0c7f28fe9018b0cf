package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of reviews for staff.
///
/// @param status only reviews in one of these states
/// @param productId only reviews of this product
/// @param customerId only reviews by this customer
/// @param rating only reviews with one of these star ratings
record ReviewFilter(
        @Size(max = 3) @Nullable List<ReviewStatus> status,
        @Nullable ProductId productId,
        @Nullable CustomerId customerId,
        @Size(max = 5) @Nullable List<@Min(1) @Max(5) Integer> rating,
        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        return new Conditions()
                .and("r.status = any (:status)", "status", status)
                .and("r.product_id = :productId", "productId", productId)
                .and("r.customer_id = :customerId", "customerId", customerId)
                .and("r.rating = any (:rating)", "rating", rating)
                .and(TimeRange.on("r.created_at", createdAt));
    }
}
