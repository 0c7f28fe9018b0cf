package dev.kontor.cart;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cart with everything an order copies, calculated now.
///
/// @param channel code of the channel that it was started in
/// @param groups what is sent together: one, unless the cart is divided
/// @param promise the prices that the buyer was promised last, by a quote
/// @param changes items whose price is not the one that the buyer was told last
/// @param problems what prevents an order; empty when it is ready
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
        String channel,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<Group> groups,
        Totals totals,
        @Nullable Promise promise,
        List<PriceChange> changes,
        List<Problem> problems,
        @Nullable CheckoutAttempt passage,
        @Nullable UUID orderId,
        long version) {

    /// The buyer's country, which decides how it can be paid; empty if no address is known.
    public String country() {
        if (billingAddress != null) {
            return billingAddress.country();
        }
        return shippingAddress == null ? "" : shippingAddress.country();
    }

    /// Whether it goes to several addresses, or in several ways.
    public boolean isDivided() {
        return groups.size() != 1 || !groups.getFirst().id().value().equals(id.value());
    }

    /// Everything in it; an item that is divided has several lines.
    public List<Line> lines() {
        return groups.stream().flatMap(group -> group.lines().stream()).toList();
    }

    /// What is sent together.
    ///
    /// @param shippingAddress where it goes; absent if that is not known
    /// @param shipping the chosen way to send it; absent if none was chosen or none is needed
    /// @param shippingTax of the shipping, if there is one
    /// @param totals of this group alone
    /// @param taxZone name of the tax zone it goes to, if it goes to one
    public record Group(
            ShippingGroupId id,
            @Nullable Address shippingAddress,
            List<Line> lines,
            @Nullable ShippingOption shipping,
            @Nullable ShippingTax shippingTax,
            Totals totals,
            @Nullable String taxZone) {

        public boolean isShipped() {
            return lines.stream().anyMatch(line -> line.variant().shippable());
        }
    }

    /// Units of one item. `net + tax = gross`; `gross` is what the buyer pays for the line.
    ///
    /// @param unitPrice as shown to the buyer: with or without tax by the rules of the destination
    /// @param priceList id of the price list that set the price; absent for the base price
    /// @param subtotal `unitPrice` times `quantity`
    /// @param inputs what the buyer told about each unit; what that costs is part of `unitPrice`
    /// @param taxRate where there are shares, what they come to together
    /// @param taxShares empty unless it is a bundle of what is taxed differently
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
            BigDecimal taxRate,
            List<EnteredInput> inputs,
            List<TaxShare> taxShares) {}

    /// A share of a line that is taxed by several categories.
    ///
    /// @param amount what the tax was worked out from
    /// @param rate `0.19` is nineteen percent
    public record TaxShare(String category, String name, BigDecimal rate, Money amount, Money net, Money tax) {}

    /// `total` is the sum of the lines' gross amounts and the shipping's gross amount, exactly.
    ///
    /// @param subtotal sum of the lines' subtotals
    /// @param shipping price of the shipping as shown to the buyer
    /// @param tax of lines and shipping
    /// @param pricesIncludeTax whether subtotal and shipping contain their tax; in a divided cart, for all groups
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
    public record CheckoutAttempt(UUID orderId, UUID paymentId, boolean attended) {}

    /// What stands in the way.
    ///
    /// @param code stable name: `empty`, `email-missing`, `address-missing`, `shipping-missing`,
    ///     `shipping-unavailable`, `region-missing`, `tax-unavailable`, `not-for-sale`, `price-missing`,
    ///     `inputs-invalid`, `out-of-stock`
    /// @param itemId the item that is meant, if one is
    /// @param shippingGroupId the group of a divided cart that is meant, if one is
    /// @param remedy what the shop's staff have to do; absent if the buyer can solve it
    @Schema(name = "CartProblem")
    public record Problem(
            @Schema(example = "tax-unavailable") String code,

            @Schema(
                    implementation = String.class,
                    example = "The tax for this address is not known. The cart cannot be ordered.")
            Message detail,

            @Nullable CartItemId itemId,
            @Nullable ShippingGroupId shippingGroupId,

            @Nullable
            @Schema(
                    implementation = String.class,
                    example = "Create a tax zone for IT with its rates: `POST /admin/v1/tax-zones`.")
            Message remedy) {

        public Problem(String code, Message detail, @Nullable CartItemId itemId) {
            this(code, detail, itemId, null, null);
        }

        public Problem(
                String code, Message detail, @Nullable CartItemId itemId, @Nullable ShippingGroupId shippingGroupId) {
            this(code, detail, itemId, shippingGroupId, null);
        }

        public Problem in(Locale language) {
            return new Problem(
                    code, detail.in(language), itemId, shippingGroupId, remedy == null ? null : remedy.in(language));
        }
    }
}
