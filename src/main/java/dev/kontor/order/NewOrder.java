package dev.kontor.order;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything an order is placed with: a full copy, so that it never changes when the shop does. All amounts
/// have the same currency.
///
/// @param cartId value of the id of the cart
/// @param channel code of the channel that it was bought in
/// @param accessTokenHash SHA-256 of the token that lets a guest read the order
/// @param taxZone name of the tax zone it goes to, if it goes to one
/// @param quotedAt the moment whose prices count, if the buyer was promised them
/// @param shippingAddress absent if nothing is sent, or not all of it goes to one address
/// @param shipping absent with `shippingAddress`
/// @param groups what is sent together, where the order is divided; else empty
public record NewOrder(
        OrderId id,
        UUID cartId,
        @Nullable CustomerId customerId,
        String email,
        Locale locale,
        String channel,
        @Nullable String note,
        byte @Nullable [] accessTokenHash,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<Line> lines,
        @Nullable Shipping shipping,
        List<Group> groups,
        Totals totals,
        @Nullable String taxZone,
        @Nullable Instant quotedAt,
        PaymentId paymentId,
        String paymentMethod) {

    /// Every way in which something of it is sent.
    public List<Shipping> shippings() {
        return Stream.concat(
                        Stream.ofNullable(shipping),
                        groups.stream().flatMap(group -> Stream.ofNullable(group.shipping())))
                .toList();
    }

    /// What is sent together.
    ///
    /// @param address absent if nothing of it is sent
    /// @param shipping absent with `address`
    /// @param taxZone name of the tax zone it goes to, if it goes to one
    public record Group(
            ShippingGroupId id,
            @Nullable Address address,
            @Nullable Shipping shipping,
            @Nullable String taxZone,
            boolean pricesIncludeTax) {}

    /// @param priceList id of the price list that set the price; absent for the base price
    /// @param groupId the group that it is sent with, where the order is divided
    /// @param inputs what the buyer told about each unit; what that costs is part of the unit price
    /// @param parts what one unit is made of; empty unless it is a bundle
    /// @param taxShares by what it is taxed, where that is not one rate; else empty
    public record Line(
            OrderLineId id,
            VariantId variantId,
            ProductId productId,
            String sku,
            String title,
            String variantTitle,
            @Nullable String imageUrl,
            boolean shippable,
            int quantity,
            Money unitPrice,
            @Nullable String priceList,
            Money subtotal,
            Money net,
            Money tax,
            Money gross,
            String taxCategory,
            String taxName,
            BigDecimal taxRate,
            @Nullable ShippingGroupId groupId,
            List<EnteredInput> inputs,
            List<Part> parts,
            List<TaxShare> taxShares) {}

    /// A part of a bundle.
    ///
    /// @param quantity units in one bundle
    public record Part(
            VariantId variantId, ProductId productId, int quantity, String sku, String title, String variantTitle) {}

    /// A share of a line that is taxed by one of several categories.
    ///
    /// @param amount what the tax was worked out from
    /// @param rate `0.19` is nineteen percent
    public record TaxShare(String category, String name, BigDecimal rate, Money amount, Money net, Money tax) {}

    /// @param rule why it costs that
    public record Shipping(
            ShippingMethodId methodId,
            String code,
            String name,
            Money price,
            ShippingRule rule,
            Money net,
            Money tax,
            String taxCategory,
            String taxName,
            BigDecimal taxRate) {}

    /// `total` = sum of the lines' gross + shipping net + shipping tax.
    public record Totals(Money subtotal, Money shipping, Money tax, Money total, boolean pricesIncludeTax) {}
}
