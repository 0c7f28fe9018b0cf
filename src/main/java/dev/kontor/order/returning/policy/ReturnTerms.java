package dev.kontor.order.returning.policy;

import dev.kontor.catalog.ProductId;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The return policy as it applies to one order.
///
/// @param windowDays of the channel
/// @param productDays windows of single products, by their ids
/// @param instructions in the language of the order; absent if there are none
/// @param restockingPercent of the price of returned units
public record ReturnTerms(
        int windowDays,
        Map<String, Integer> productDays,
        boolean autoApprove,
        @Nullable String instructions,
        BigDecimal restockingPercent,
        ShippingRefund shippingRefund) {

    /// Returns the days in which units of the product can be returned.
    public int days(ProductId product) {
        return productDays.getOrDefault(product.text(), windowDays);
    }
}
