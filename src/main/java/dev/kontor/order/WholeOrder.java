package dev.kontor.order;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order with what was bought, as other programs keep it.
///
/// @param channel code of the channel that it was bought in
/// @param customerId absent for a guest
/// @param shippingAddress absent where nothing is sent, or each part to an address of its own
/// @param placedAt absent while the payment is not good
public record WholeOrder(
        OrderId id,
        String number,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        Instant createdAt,
        @Nullable Instant placedAt,
        Instant updatedAt,
        String email,
        @Nullable CustomerId customerId,
        String locale,
        String channel,
        List<String> tags,
        Totals totals,
        @Nullable String shippingMethod,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<Line> lines) {

    /// @param pricesIncludeTax whether the tax is part of the other amounts
    public record Totals(Money subtotal, Money shipping, Money tax, Money total, boolean pricesIncludeTax) {}

    /// @param canceled units that were called off
    /// @param gross what the line costs, tax included
    public record Line(
            VariantId variantId,
            String sku,
            String title,
            String variantTitle,
            int quantity,
            int shipped,
            int canceled,
            Money unitPrice,
            Money tax,
            Money gross) {}
}
