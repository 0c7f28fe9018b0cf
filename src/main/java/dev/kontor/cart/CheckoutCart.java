package dev.kontor.cart;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingOption;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cart with everything an order copies, calculated now.
///
/// @param shipping the chosen way to send it; absent if none was chosen or none is needed
/// @param shippingTax of the shipping, if there is one
/// @param taxZone name of the tax zone it goes to, if it goes to one
/// @param promise the prices that the buyer was promised last, by a quote
/// @param changes items whose price is not the one that the buyer was told last
/// @param problems what stands in the way of an order; empty when it is ready
/// @param passage the order it is under way to, while it is frozen
/// @param orderId value of the id of the order that the cart became
public record CheckoutCart(
        CartId id,
        CartStatus status,
        @Nullable CustomerId customerId,
        @Nullable String email,
        @Nullable String note,
        Currency currency,
        Locale locale,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<Line> lines,
        @Nullable ShippingOption shipping,
        @Nullable ShippingTax shippingTax,
        Totals totals,
        @Nullable String taxZone,
        @Nullable Promise promise,
        List<PriceChange> changes,
        List<Problem> problems,
        @Nullable Passage passage,
        @Nullable UUID orderId,
        long version) {

    /// One item. `net + tax = gross`; `gross` is what the buyer pays for the line.
    ///
    /// @param unitPrice as shown to the buyer: with or without tax by the rules of the destination
    /// @param priceList id of the price list that set the price; absent for the base price
    /// @param subtotal `unitPrice` times `quantity`
    public record Line(
            CartItemId id,
            SellableVariant variant,
            int quantity,
            Money unitPrice,
            @Nullable String priceList,
            Money subtotal,
            Money net,
            Money tax,
            Money gross,
            String taxName,
            BigDecimal taxRate) {}

    /// `total` is the sum of the lines' gross amounts and the shipping's gross amount, exactly.
    ///
    /// @param subtotal sum of the lines' subtotals
    /// @param shipping price of the shipping as shown to the buyer
    /// @param tax of lines and shipping
    /// @param pricesIncludeTax whether subtotal and shipping contain their tax
    public record Totals(
            Money subtotal,
            Money shipping,
            Money shippingNet,
            Money shippingTax,
            Money tax,
            Money total,
            boolean pricesIncludeTax,
            List<TaxTotal> taxes) {}

    /// @param rate `0.19` is nineteen percent
    public record ShippingTax(String name, BigDecimal rate) {}

    /// @param rate `0.19` is nineteen percent
    public record TaxTotal(String name, BigDecimal rate, Money amount) {}

    /// A quote.
    ///
    /// @param current whether it holds: the amounts of the cart are the promised ones then
    /// @param total what the cart was promised to cost
    public record Promise(Instant at, boolean current, Money total) {}

    /// Units of an item cost something else.
    public record PriceChange(CartItemId itemId, String sku, int quantity, Money oldUnitPrice, Money newUnitPrice) {}

    /// The way to an order.
    ///
    /// @param attended whether a request is working on it now
    public record Passage(UUID orderId, UUID paymentId, boolean attended) {}

    /// What stands in the way.
    ///
    /// @param code stable name: `empty`, `email-missing`, `address-missing`, `shipping-missing`,
    ///     `shipping-unavailable`, `not-for-sale`, `price-missing`, `out-of-stock`
    /// @param itemId the item that is meant, if one is
    public record Problem(
            String code, String detail, @Nullable CartItemId itemId) {}
}
