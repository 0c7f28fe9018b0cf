package dev.kontor.order.edit;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.LineInput;
import dev.kontor.order.lifecycle.LinePart;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms.AgreedPrice;
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
        @Nullable String taxCategory,
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
        @Nullable List<LineDiscount> discounts) {

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
                taxShares);
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
                discounts);
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
