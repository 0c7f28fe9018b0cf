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
/// @param labels how labels are bought; absent if the shop has none
public record ReturnTerms(
        int windowDays,
        Map<String, Integer> productDays,
        boolean autoApprove,
        @Nullable String instructions,
        BigDecimal restockingPercent,
        ShippingRefund shippingRefund,
        @Nullable ReturnLabels labels) {

    /// Whether buyers can get a label of an approved return.
    public boolean offersLabels() {
        return labels != null && labels.forBuyers();
    }

    /// Returns the days in which units of the product can be returned.
    public int days(ProductId product) {
        return productDays.getOrDefault(product.text(), windowDays);
    }
}
