package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Conditions;
import org.jspecify.annotations.Nullable;

/// Filters the demand.
///
/// @param productId only variants of this product
/// @param variantId only this variant
record StockAlertDemandFilter(
        @Nullable ProductId productId, @Nullable VariantId variantId) {

    Conditions conditions() {
        return new Conditions()
                .and("d.product_id = :productId", "productId", productId)
                .and("d.id = :variantId", "variantId", variantId);
    }
}
