package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.RefundedItem;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line of an order, as far as the life cycle depends on it.
///
/// @param assigned units in fulfillments that are not canceled
/// @param shipped shipped units
/// @param refunding units in no fulfillment with a refund in progress; they must not be packed
/// @param canceled canceled units
/// @param canceledGrossMinor price of the canceled units with tax
/// @param owed canceled units whose money is owed to the buyer or was refunded
/// @param owedGrossMinor the amount for the `owed` units
/// @param groupId shipping group of the line in a split order
/// @param inputs the buyer's inputs for each unit
/// @param sku empty for a custom line without one
/// @param parts the parts of one unit; absent unless the line is a bundle, and empty for gift cards and custom
///     lines, which need no stock
/// @param taxShares the taxes of the line; absent for a single tax of the whole zone
/// @param custom present for a line without a product, whose `variantId` is not in the catalogue
public record OrderLine(
        UUID id,
        UUID variantId,
        String sku,
        String title,
        String variantTitle,
        boolean shippable,
        int quantity,
        int assigned,
        int shipped,
        int refunding,
        int canceled,
        long grossMinor,
        long taxMinor,
        long canceledGrossMinor,
        long canceledTaxMinor,
        int owed,
        long owedGrossMinor,
        @Nullable UUID groupId,
        List<LineInput> inputs,
        @Nullable List<LinePart> parts,
        @Nullable List<LineTax> taxShares,
        NewOrder.@Nullable Custom custom) {

    public OrderLineId lineId() {
        return new OrderLineId(id);
    }

    /// Returns whether its units are gift cards, which need no stock.
    public boolean isGiftCard() {
        return custom == null && parts != null && parts.isEmpty();
    }

    /// Returns the stock that the units need, by variant; for a bundle, that of its parts.
    public Map<VariantId, Integer> stock(int units) {
        return parts == null
                ? Map.of(new VariantId(variantId), units)
                : parts.stream().collect(Collectors.toMap(LinePart::variant, part -> part.quantity() * units));
    }

    /// Returns the units that can still be packed or canceled.
    public int unassigned() {
        return quantity - assigned - canceled - refunding;
    }

    /// Returns the units that are neither shipped nor canceled.
    int unshipped() {
        return quantity - shipped - canceled;
    }

    OrderLine assign(int units) {
        return with(assigned + units, shipped, refunding, canceled, owed, owedGrossMinor);
    }

    OrderLine ship(int units) {
        return with(assigned, shipped + units, refunding, canceled, owed, owedGrossMinor);
    }

    /// Cancels units. Rounds the price of all canceled units together, so that the shares always add up to the price
    /// of the line.
    OrderLine cancel(int units) {
        return with(assigned, shipped, refunding, canceled + units, owed, owedGrossMinor);
    }

    /// @param units in no fulfillment, with a refund in progress
    OrderLine refunding(int units) {
        return with(assigned, shipped, units, canceled, owed, owedGrossMinor);
    }

    /// Cancels units whose refund has succeeded. Nothing is owed for them.
    OrderLine refunded(int units) {
        var after = refunding(refunding - units).cancel(units);
        return after.owe(units, after.canceledGrossMinor - canceledGrossMinor);
    }

    /// Returns the units to remove from the order because of the refund.
    int toRefund(RefundedItem item) {
        return Math.clamp(bought(item.units(), item.amount()) - owed, 0, unshipped());
    }

    /// Returns how many of these units were refunded successfully.
    int refunded(RefundedItem item) {
        return Math.clamp(bought(item.unitsBack(), item.amountBack()) - owed, 0, refunding);
    }

    /// Returns the largest number of units that the amount covers. Refunds round differently, so one cent may be
    /// missing.
    private int bought(int units, Money amount) {
        int most = Math.min(units, quantity);
        while (most > 0 && amount.minor() + 1 < share(grossMinor, most)) {
            most--;
        }
        return most;
    }

    /// Returns the price of canceled units that is not owed yet, in minor units.
    long payableMinor() {
        return canceledGrossMinor - owedGrossMinor;
    }

    OrderLine owe(int units, long minor) {
        return with(assigned, shipped, refunding, canceled, owed + units, owedGrossMinor + minor);
    }

    private long share(long minor, int units) {
        return LineTax.part(minor, units, quantity);
    }

    /// Returns the tax of some units: the sum of the parts of each tax, so that the tax of all units is exact per rate.
    private long tax(int units) {
        return taxShares == null
                ? share(taxMinor, units)
                : taxShares.stream()
                        .flatMap(share -> share.levied().stream())
                        .mapToLong(levy -> share(levy.taxMinor(), units))
                        .sum();
    }

    private OrderLine with(
            int nowAssigned, int nowShipped, int nowRefunding, int nowCanceled, int nowOwed, long nowOwedGross) {
        boolean same = nowCanceled == canceled;
        return new OrderLine(
                id,
                variantId,
                sku,
                title,
                variantTitle,
                shippable,
                quantity,
                nowAssigned,
                nowShipped,
                nowRefunding,
                nowCanceled,
                grossMinor,
                taxMinor,
                same ? canceledGrossMinor : share(grossMinor, nowCanceled),
                same ? canceledTaxMinor : tax(nowCanceled),
                nowOwed,
                nowOwedGross,
                groupId,
                inputs,
                parts,
                taxShares,
                custom);
    }

    /// Returns the id of the variant; null for a custom line.
    public @Nullable VariantId variant() {
        return custom == null ? new VariantId(variantId) : null;
    }

    /// Returns the SKU; null for a custom line without one.
    public @Nullable String shownSku() {
        return sku.isEmpty() ? null : sku;
    }

    /// Returns the SKU, or the title of a custom line without one.
    public String label() {
        return sku.isEmpty() ? title : sku;
    }

    /// Returns the title of product and variant for people.
    public String name() {
        return LinePart.name(title, variantTitle);
    }
}
