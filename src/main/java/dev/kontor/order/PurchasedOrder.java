package dev.kontor.order;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items of an order, so that they can be bought again.
///
/// @param customerId absent for a guest
/// @param shippingAddress absent if nothing was shipped, or if the order has several shipping groups
public record PurchasedOrder(
        OrderId id,
        String channel,
        Currency currency,
        Locale locale,
        @Nullable CustomerId customerId,
        String email,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<Line> items) {

    /// @param variantId absent for a custom line
    /// @param sku empty for a custom line without one
    /// @param quantity ordered units, canceled ones included
    /// @param inputs entered values, by the codes of the inputs
    public record Line(
            @Nullable VariantId variantId,
            String sku,
            String title,
            String variantTitle,
            int quantity,
            Money unitPrice,
            Map<String, String> inputs) {}
}
