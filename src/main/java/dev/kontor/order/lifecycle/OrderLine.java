package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.RefundedItem;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line of an order, as far as its life depends on it.
///
/// @param assigned units in fulfillments that are not canceled
/// @param shipped units that have left the house
/// @param refunding units in no fulfillment whose refund is on its way: they are not to be packed
/// @param canceled units that were called off
/// @param canceledGrossMinor what the canceled units cost, with tax
/// @param owed canceled units whose money is owed to the buyer or went back
/// @param owedGrossMinor that money
/// @param groupId the part of a divided order that it is sent with
/// @param inputs what the buyer told about each unit
/// @param parts what one unit is made of; absent unless it is a bundle
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
        @Nullable List<LinePart> parts) {

    public OrderLineId lineId() {
        return new OrderLineId(id);
    }

    /// What so many units take of the stock, by variant: of a bundle, its parts.
    public Map<VariantId, Integer> stock(int units) {
        return parts == null
                ? Map.of(new VariantId(variantId), units)
                : parts.stream().collect(Collectors.toMap(LinePart::variant, part -> part.quantity() * units));
    }

    /// Units that still can be packed or called off.
    public int unassigned() {
        return quantity - assigned - canceled - refunding;
    }

    /// Units that have not left the house and are still wanted.
    int unshipped() {
        return quantity - shipped - canceled;
    }

    OrderLine assign(int units) {
        return with(assigned + units, shipped, refunding, canceled, owed, owedGrossMinor);
    }

    OrderLine ship(int units) {
        return with(assigned, shipped + units, refunding, canceled, owed, owedGrossMinor);
    }

    /// Calls units off. The share of all units that were ever called off is rounded, not that of these: so the
    /// shares of all units make the whole line, however they are called off.
    OrderLine cancel(int units) {
        return with(assigned, shipped, refunding, canceled + units, owed, owedGrossMinor);
    }

    /// @param units of no fulfillment whose refund is on its way
    OrderLine refunding(int units) {
        return with(assigned, shipped, units, canceled, owed, owedGrossMinor);
    }

    /// The refund of units has succeeded: they are canceled, and nothing is owed for them.
    OrderLine refunded(int units) {
        var after = refunding(refunding - units).cancel(units);
        return after.owe(units, after.canceledGrossMinor - canceledGrossMinor);
    }

    /// Units of which a refund under way takes the place in the order.
    int toRefund(RefundedItem item) {
        return Math.clamp(bought(item.units(), item.amount()) - owed, 0, unshipped());
    }

    /// Of those, units whose refund has succeeded.
    int refunded(RefundedItem item) {
        return Math.clamp(bought(item.unitsBack(), item.amountBack()) - owed, 0, refunding);
    }

    /// The most units whose price is in the amount. A refund rounds shares in another way, so that a cent may be
    /// missing.
    private int bought(int units, Money amount) {
        int most = Math.min(units, quantity);
        while (most > 0 && amount.minor() + 1 < share(grossMinor, most)) {
            most--;
        }
        return most;
    }

    /// What was called off and is owed to nobody yet, in minor units.
    long payableMinor() {
        return canceledGrossMinor - owedGrossMinor;
    }

    OrderLine owe(int units, long minor) {
        return with(assigned, shipped, refunding, canceled, owed + units, owedGrossMinor + minor);
    }

    private long share(long minor, int units) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_UP)
                .longValueExact();
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
                same ? canceledTaxMinor : share(taxMinor, nowCanceled),
                nowOwed,
                nowOwedGross,
                groupId,
                inputs,
                parts);
    }

    /// Product and variant, as people read it.
    String name() {
        return LinePart.name(title, variantTitle);
    }
}
