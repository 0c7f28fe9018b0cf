package dev.kontor.storefront.review;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters the reviews of a product.
record StoreReviewFilter(
        @Parameter(description = "Only reviews with one of these ratings.") @Size(max = 5) @Nullable
        List<@Min(1) @Max(5) Integer> rating,

        @Parameter(description = "Only reviews by customers who bought the product, or only others.") @Nullable
        Boolean verifiedPurchase) {

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (rating == null ? "" : " and r.rating = any (:rating::int[])")
                + (verifiedPurchase == null ? "" : " and r.verified_purchase = :verified");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        if (rating != null) {
            params.put("rating", rating.stream().map(String::valueOf).toArray(String[]::new));
        }
        if (verifiedPurchase != null) {
            params.put("verified", verifiedPurchase);
        }
        return params;
    }
}
