package dev.kontor.order;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A complete order in the form that other systems store it.
///
/// @param channel code of the sales channel
/// @param customerId absent for a guest
/// @param shippingAddress absent if nothing is shipped, or if the order has several shipping groups
/// @param carrierPoint the parcel shop or locker to which the carrier delivers; absent if it delivers
///     to the address, or if the order has several shipping groups
/// @param shippingGroups those that are shipped, if the order has several; otherwise empty
/// @param placedAt absent until the payment is authorized or promised
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
        NewOrder.Totals totals,
        @Nullable String shippingMethod,
        @Nullable Point carrierPoint,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<Group> shippingGroups,
        List<Line> items) {

    /// A part of an order with its own shipping address.
    ///
    /// @param carrierPoint the parcel shop or locker to which the carrier delivers; absent if it delivers
    ///     to the address
    public record Group(
            ShippingGroupId id, Address address, @Nullable Point carrierPoint) {}

    /// Returns the destination of a shipping group; null if it is not shipped.
    ///
    /// @param shippingGroupId as text
    public @Nullable Address shippingAddress(String shippingGroupId) {
        return shippingGroup(shippingGroupId).map(Group::address).orElse(null);
    }

    /// Returns the shipping group; empty if it is not shipped.
    ///
    /// @param id as text
    public Optional<Group> shippingGroup(String id) {
        return shippingGroups.stream()
                .filter(group -> group.id().text().equals(id))
                .findFirst();
    }

    /// A parcel shop or locker.
    ///
    /// @param address with the name of the point
    public record Point(Address address, List<String> openingHours) {}

    /// @param variantId absent for a custom line, which the shop sold without a product
    /// @param sku absent for a custom line without one
    /// @param canceled canceled units
    /// @param gross price of the line including tax
    public record Line(
            @Nullable VariantId variantId,
            @Nullable String sku,
            String title,
            String variantTitle,
            int quantity,
            int shipped,
            int canceled,
            Money unitPrice,
            Money tax,
            Money gross) {}
}
