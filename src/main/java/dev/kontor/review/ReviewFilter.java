package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters the list of reviews for staff.
record ReviewFilter(
        @Parameter(description = "Only reviews in one of these states.") @Size(max = 3) @Nullable
        List<ReviewStatus> status,

        @Parameter(description = "Only reviews of this product.") @Nullable
        ProductId productId,

        @Parameter(description = "Only reviews by this customer.") @Nullable
        CustomerId customerId,

        @Parameter(description = "Only reviews with one of these star ratings.") @Size(max = 5) @Nullable
        List<@Min(1) @Max(5) Integer> rating,

        @Nullable TimeRange createdAt) {

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (status == null ? "" : " and r.status = any (:status::text[])")
                + (productId == null ? "" : " and r.product_id = :productId")
                + (customerId == null ? "" : " and r.customer_id = :customerId")
                + (rating == null ? "" : " and r.rating = any (:rating::int[])")
                + TimeRange.and(createdAt, "r.created_at");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(createdAt, "r.created_at"));
        if (status != null) {
            params.put("status", status.stream().map(Enum::name).toArray(String[]::new));
        }
        if (productId != null) {
            params.put("productId", productId.value());
        }
        if (customerId != null) {
            params.put("customerId", customerId.value());
        }
        if (rating != null) {
            params.put("rating", rating.stream().map(String::valueOf).toArray(String[]::new));
        }
        return params;
    }
}
