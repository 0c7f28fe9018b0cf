package dev.kontor.order.edit;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.order.NewOrder;
import dev.kontor.order.NewOrder.AgreedPrice;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.LineInput;
import dev.kontor.order.lifecycle.LinePart;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line that an edit adds, with everything that an order stores of it.
///
/// @param lineId the line whose price or quantity changes; absent for a new item
/// @param priceList id of the price list that set the price; absent for the base price
/// @param groupId the shipping group of the line in a split order
/// @param taxShares absent for a single tax of the whole zone
/// @param discountMinor absent for zero
/// @param discounts absent if there are none
/// @param retaxed whether the units stay, with other taxes; absent if they do not
/// @param custom present for a line without a product
public record AddedLine(
        UUID id,
        @Nullable UUID lineId,
        UUID variantId,
        UUID productId,
        String sku,
        String title,
        String variantTitle,
        @Nullable String imageUrl,
        boolean shippable,
        int quantity,
        long unitPriceMinor,
        long subtotalMinor,
        long netMinor,
        long taxMinor,
        long grossMinor,
        String taxCategory,
        String taxName,
        BigDecimal taxRate,
        @Nullable String priceList,
        boolean reduced,
        @Nullable UUID groupId,
        List<LineInput> inputs,
        @Nullable List<LinePart> parts,
        @Nullable List<LineTax> taxShares,
        @Nullable AgreedPrice agreedPrice,
        @Nullable Long discountMinor,
        @Nullable List<LineDiscount> discounts,
        @Nullable Boolean retaxed,
        NewOrder.@Nullable Custom custom) {

    /// Where the price of an item comes from.
    ///
    /// @param priceList absent for the base price and for an agreed price
    /// @param agreed absent for a price of the shop and for a custom line
    record Origin(
            @Nullable String priceList,
            boolean reduced,
            @Nullable AgreedPrice agreed) {

        static final Origin CUSTOM = new Origin(null, false, null);

        static Origin agreed(AgreedPrice price) {
            return new Origin(null, false, price);
        }

        private static Origin of(OrderTerms.Line terms) {
            return new Origin(terms.priceList(), terms.reduced(), terms.agreedPrice());
        }
    }

    /// A new item.
    static AddedLine of(
            SellableVariant variant,
            int quantity,
            Money unitPrice,
            LinePricing pricing,
            Origin origin,
            @Nullable UUID groupId) {
        var category = variant.taxCategory();
        var priced = pricing.price(unitPrice, quantity);
        var tax = pricing.rules().rates().get(category);
        return new AddedLine(
                OrderLineId.next().value(),
                null,
                variant.id().value(),
                variant.productId().value(),
                variant.sku(),
                variant.title(),
                variant.variantTitle(),
                variant.imageUrl(),
                variant.shippable(),
                quantity,
                unitPrice.minor(),
                priced.subtotal().minor(),
                priced.net().minor(),
                priced.tax().minor(),
                priced.gross().minor(),
                category,
                tax == null ? "" : tax.name(),
                pricing.rules().rateOf(category),
                origin.priceList(),
                origin.reduced(),
                groupId,
                List.of(),
                variant.custom() ? List.of() : null,
                priced.shares(),
                origin.agreed(),
                null,
                null,
                null,
                variant.custom() ? new NewOrder.Custom(variant.weightGrams()) : null);
    }

    /// Priced units of a line.
    record Units(OrderLine line, OrderTerms.Line terms, int quantity, Money unitPrice, LinePricing.Priced priced) {}

    /// More units of a line, or units of it with another price.
    ///
    /// @param otherTaxes whether the line gets other taxes; otherwise its own apply
    /// @param agreed the new price; absent for the price of the line
    static AddedLine of(Units units, boolean otherTaxes, @Nullable AgreedPrice agreed) {
        var origin = agreed == null ? Origin.of(units.terms()) : Origin.agreed(agreed);
        return of(units, otherTaxes, origin, null, null, null);
    }

    /// Units of a line that stay, with other taxes.
    static AddedLine retaxed(Units units, Money discount, List<LineDiscount> discounts) {
        return of(
                units,
                true,
                Origin.of(units.terms()),
                discount.isZero() ? null : discount.minor(),
                discounts.isEmpty() ? null : discounts,
                true);
    }

    private static AddedLine of(
            Units units,
            boolean otherTaxes,
            Origin origin,
            @Nullable Long discountMinor,
            @Nullable List<LineDiscount> discounts,
            @Nullable Boolean retaxed) {
        var line = units.line();
        var terms = units.terms();
        var priced = units.priced();
        return new AddedLine(
                OrderLineId.next().value(),
                line.id(),
                line.variantId(),
                terms.productId(),
                line.sku(),
                line.title(),
                line.variantTitle(),
                terms.imageUrl(),
                line.shippable(),
                units.quantity(),
                units.unitPrice().minor(),
                priced.subtotal().minor(),
                priced.net().minor(),
                priced.tax().minor(),
                priced.gross().minor(),
                otherTaxes ? priced.taxCategory() : terms.taxCategory(),
                otherTaxes ? priced.taxName() : terms.taxName(),
                otherTaxes ? priced.taxRate() : terms.taxRate(),
                origin.priceList(),
                origin.reduced(),
                line.groupId(),
                line.inputs(),
                line.parts(),
                priced.shares(),
                origin.agreed(),
                discountMinor,
                discounts,
                retaxed,
                line.custom());
    }

    public OrderLine line() {
        return new OrderLine(
                id,
                variantId,
                sku,
                title,
                variantTitle,
                shippable,
                quantity,
                0,
                0,
                0,
                0,
                grossMinor,
                taxMinor,
                0,
                0,
                0,
                0,
                groupId,
                inputs,
                parts,
                taxShares,
                custom);
    }

    /// Returns the line as one of another order, which is not split.
    AddedLine ofAnotherOrder() {
        return new AddedLine(
                id,
                null,
                variantId,
                productId,
                sku,
                title,
                variantTitle,
                imageUrl,
                shippable,
                quantity,
                unitPriceMinor,
                subtotalMinor,
                netMinor,
                taxMinor,
                grossMinor,
                taxCategory,
                taxName,
                taxRate,
                priceList,
                reduced,
                null,
                inputs,
                parts,
                taxShares,
                agreedPrice,
                discountMinor,
                discounts,
                retaxed,
                custom);
    }

    boolean isRetaxed() {
        return Boolean.TRUE.equals(retaxed);
    }

    OrderLineId newId() {
        return new OrderLineId(id);
    }

    /// The taxes; one for a single tax of the whole zone.
    public List<LineTax> taxes() {
        return taxShares == null
                ? List.of(new LineTax("", taxName, taxRate, subtotalMinor, netMinor, taxMinor, null))
                : taxShares;
    }
}
