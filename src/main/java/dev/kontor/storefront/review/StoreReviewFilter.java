package dev.kontor.storefront.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.database.Conditions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the reviews of a product.
///
/// @param rating only reviews with one of these ratings
/// @param verifiedPurchase only reviews by customers who bought the product, or only others
record StoreReviewFilter(
        @Size(max = 5) @Nullable List<@Min(1) @Max(5) Integer> rating,
        @Nullable Boolean verifiedPurchase) {

    Conditions conditions(ProductId product) {
        return new Conditions()
                .and("r.product_id = :product", "product", product)
                .and("r.rating = any (:rating)", "rating", rating)
                .and("r.verified_purchase = :verified", "verified", verifiedPurchase);
    }
}
