package dev.kontor.cart;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionUse;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shipping.OfferedPickup;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.VatProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A priced cart with everything that an order copies.
///
/// @param channel code of the channel in which the cart was created
/// @param paymentMethod code of the payment method that the buyer selected; payments must use it
/// @param groups shipping groups: one, unless the cart is divided
/// @param giftCards amount that gift cards pay while the cart is active
/// @param vatNumber what is known about the buyer's VAT number; absent without a number, or without an
///     address
/// @param exemption the certificate of a sale without tax
/// @param taxNotes sentences of the invoice about the taxes
/// @param promotions applied promotions, whose uses an order claims
/// @param taxSource where the taxes come from; of a divided cart, the least certain source
/// @param tax what a tax service has to tax, and its quote; absent if none taxes the cart
/// @param agreed the prices, for an order with them
/// @param quote the latest quote
/// @param changes items whose price differs from the one that the buyer saw last
/// @param problems reasons why the cart cannot be ordered; empty if it is ready
/// @param attempt the checkout attempt, while the cart is frozen
/// @param orderId value of the id of the order that the cart became
/// @param draft what staff prepared; absent for the cart of a buyer
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
        @Nullable String paymentMethod,
        List<Group> groups,
        Totals totals,
        List<GiftCardTender> giftCards,
        @Nullable VatProof vatNumber,
        @Nullable TaxExemptionProof exemption,
        List<TaxNote> taxNotes,
        List<PromotionUse> promotions,
        TaxSource taxSource,
        @Nullable QuotedTax tax,
        Carts.AgreedPrices agreed,
        @Nullable Promise quote,
        List<PriceChange> changes,
        List<Problem> problems,
        @Nullable CheckoutAttempt attempt,
        @Nullable UUID orderId,
        long version,
        @Nullable Draft draft) {

    /// The cart is a draft order.
    ///
    /// @param by the actor who created it, as in timelines
    /// @param hold reference of the reservation that holds its stock; absent if there is none
    public record Draft(String by, @Nullable UUID hold) {}

    /// Why staff set a unit price, and the actor who did.
    public record AgreedPrice(String reason, String by) {}

    /// The amount that gift cards do not cover.
    public Money due() {
        var paid = giftCards.stream().map(GiftCardTender::amount).toList();
        return totals.total().minus(Money.sum(currency, paid));
    }

    /// The reasons why the cart cannot be ordered, other than an unanswered tax service.
    public List<Problem> ownProblems() {
        return problems.stream()
                .filter(problem -> !problem.code().equals(Problem.TAX_SERVICE))
                .toList();
    }

    /// The buyer's country, which determines the payment methods; empty if no address is known.
    public String country() {
        if (billingAddress != null) {
            return billingAddress.country();
        }
        return shippingAddress == null ? "" : shippingAddress.country();
    }

    /// Requires that a tax service has taxed the cart, if one does.
    ///
    /// @throws TaxNotQuoted if it must be called first
    public void requireTaxed() {
        untaxed().ifPresent(request -> {
            throw new TaxNotQuoted(request);
        });
        if (taxSource == TaxSource.ESTIMATE) {
            throw new IllegalStateException("the tax of cart %s is an estimate".formatted(id.text()));
        }
    }

    /// The request to the tax service without which the cart cannot be ordered; empty if the service has responded,
    /// or if none taxes the cart.
    Optional<TaxQuoteRequest> untaxed() {
        return tax == null || !tax.isOpen() ? Optional.empty() : Optional.of(tax.request());
    }

    /// Whether the cart is shipped to several addresses or by several methods.
    public boolean isDivided() {
        return groups.size() != 1 || !groups.getFirst().id().value().equals(id.value());
    }

    /// Why tax is charged or not; null without an address, and if the groups differ.
    public @Nullable TaxTreatment taxTreatment() {
        var treatments = groups.stream().map(Group::taxTreatment).distinct().toList();
        return treatments.size() == 1 ? treatments.getFirst() : null;
    }

    /// The lines of all groups. An item that is divided has several.
    public List<Line> lines() {
        return groups.stream().flatMap(group -> group.lines().stream()).toList();
    }

    /// Lines that are shipped together.
    ///
    /// @param shippingAddress absent if it is not known
    /// @param shipping the selected shipping option; absent if none was selected or none is needed
    /// @param shippingTax tax of the shipping charge, if there is one
    /// @param shippingDiscounts discounts on the shipping charge
    /// @param totals of this group alone
    /// @param taxZone name of the tax zone of the destination, if there is one
    /// @param taxRounding how the zone rounds; absent if a tax service has rounded
    /// @param taxTreatment absent without an address
    /// @param taxSource where the taxes come from
    public record Group(
            ShippingGroupId id,
            @Nullable Address shippingAddress,
            List<Line> lines,
            @Nullable ShippingOption shipping,
            @Nullable ShippingTax shippingTax,
            List<Discount> shippingDiscounts,
            Totals totals,
            @Nullable String taxZone,
            @Nullable Rounding taxRounding,
            @Nullable TaxTreatment taxTreatment,
            TaxSource taxSource) {

        public boolean isShipped() {
            return lines.stream().anyMatch(line -> line.variant().shippable());
        }

        /// Where the buyer collects the lines; empty if they are shipped.
        public Optional<PickupPlace> pickup() {
            return Optional.ofNullable(shipping).map(ShippingOption::pickup).map(OfferedPickup::place);
        }
    }

    /// Units of one item. `net + tax = gross`; `gross` is what the buyer pays for the line.
    ///
    /// @param unitPrice as shown to the buyer: with or without tax, by the rules of the destination
    /// @param priceList id of the price list of the price; absent for the base price
    /// @param reduced whether the price is reduced
    /// @param subtotal `unitPrice` times `quantity`
    /// @param discount sum of the discounts; `subtotal` minus `discount` is what is taxed
    /// @param inputs values that the buyer entered for each unit; their surcharges are part of `unitPrice`
    /// @param taxRate the effective rate if there are several tax shares
    /// @param taxShares empty unless several tax categories or jurisdictions apply
    /// @param agreedPrice why `unitPrice` is not a price of the shop; absent if it is
    public record Line(
            CartItemId id,
            SellableVariant variant,
            int quantity,
            Money unitPrice,
            @Nullable String priceList,
            boolean reduced,
            Money subtotal,
            Money discount,
            List<Discount> discounts,
            Money net,
            Money tax,
            Money gross,
            String taxName,
            BigDecimal taxRate,
            List<EnteredInput> inputs,
            List<TaxShare> taxShares,
            @Nullable AgreedPrice agreedPrice) {}

    /// A discount of a promotion.
    ///
    /// @param title of the promotion
    /// @param code the entered code, if the promotion requires one
    @Schema(name = "Discount")
    public record Discount(
            PromotionId promotionId,
            @Schema(example = "Summer discount") String title,
            @Nullable @Schema(example = "SUMMER") String code,
            Money amount) {}

    /// `total` is exactly the sum of the gross amounts of the lines and the shipping.
    ///
    /// @param subtotal sum of the lines' subtotals, before discounts
    /// @param shipping shipping charge as shown to the buyer, before discounts
    /// @param discount sum of all discounts on lines and shipping
    /// @param tax of lines and shipping
    /// @param pricesIncludeTax whether subtotal and shipping include their tax; in a divided cart, in
    ///     all groups
    public record Totals(
            Money subtotal,
            Money shipping,
            Money discount,
            Money shippingNet,
            Money shippingTax,
            Money tax,
            Money total,
            boolean pricesIncludeTax,
            List<TaxTotal> taxes) {}

    /// @param category the taxed category, of the first share if there are several; not that of the method
    ///     where the zone taxes shipping as its goods
    /// @param rate `0.19` is 19 %; the effective rate if there are several shares
    /// @param shares empty unless several tax categories or jurisdictions apply
    public record ShippingTax(String category, String name, BigDecimal rate, List<TaxShare> shares) {}

    /// The sum of one tax.
    ///
    /// @param jurisdiction that levies it; absent for the tax of a whole zone
    /// @param rate `0.19` is 19 %
    /// @param net the taxed amounts without tax
    @Schema(name = "TaxTotal")
    public record TaxTotal(
            @Schema(example = "VAT") String name,

            @Nullable @Schema(example = "Los Angeles County")
            String jurisdiction,

            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax) {}

    /// Amounts that a tax service taxes.
    ///
    /// @param quote its valid answer, if there is one
    public record QuotedTax(
            TaxQuoteRequest request, @Nullable TaxQuote quote) {

        /// Whether the service must be asked before the cart can be ordered.
        public boolean isOpen() {
            return quote == null || isRefused();
        }

        /// Whether it did not answer a moment ago, and the shop does not sell without it.
        public boolean isRefused() {
            return quote != null && quote.outcome() == TaxQuote.Outcome.REFUSED;
        }
    }

    /// A price quote.
    ///
    /// @param current whether the quote is valid; the amounts of the cart are the quoted ones then
    /// @param total quoted total of the cart
    public record Promise(Instant at, boolean current, Money total) {}

    /// The unit price of an item has changed.
    public record PriceChange(CartItemId itemId, String sku, int quantity, Money oldUnitPrice, Money newUnitPrice) {}

    /// A checkout attempt.
    ///
    /// @param attended whether a request is processing it now
    public record CheckoutAttempt(UUID orderId, UUID paymentId, boolean attended) {}

    /// A reason why the cart cannot be ordered.
    ///
    /// @param code stable code: `empty`, `email-missing`, `address-missing`, `shipping-missing`,
    ///     `shipping-unavailable`, `shipping-rate-missing`, `carrier-unavailable`, `carrier-point-missing`,
    ///     `pickup-unavailable`, `region-missing`, `postcode-missing`, `tax-unavailable`,
    ///     `tax-service-unavailable`, `not-for-sale`, `price-missing`, `inputs-invalid`, `out-of-stock`,
    ///     `minimum-not-met`, `quantity-limit`, `minimum-order-value`, `payment-method-unavailable` (in the
    ///     checkout state only)
    /// @param itemId the affected item, if there is one
    /// @param shippingGroupId the affected group of a divided cart, if there is one
    /// @param remedy what the shop's staff must do; absent if the buyer can solve it
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

        /// The code of a cart that cannot be ordered because the tax service does not answer.
        public static final String TAX_SERVICE = "tax-service-unavailable";

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
