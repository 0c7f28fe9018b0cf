package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
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
/// @param canceled units that were called off
/// @param canceledGrossMinor what the canceled units cost, with tax
/// @param owed canceled units whose money is owed to the buyer or went back
/// @param owedGrossMinor that money
/// @param groupId the part of a divided order that it is sent with
/// @param inputs what the buyer told about each unit
/// @param parts what one unit is made of; absent unless it is a bundle
record OrderLine(
        UUID id,
        UUID variantId,
        String sku,
        String title,
        String variantTitle,
        boolean shippable,
        int quantity,
        int assigned,
        int shipped,
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

    OrderLineId lineId() {
        return new OrderLineId(id);
    }

    /// What so many units take of the stock, by variant: of a bundle, its parts.
    Map<VariantId, Integer> stock(int units) {
        return parts == null
                ? Map.of(new VariantId(variantId), units)
                : parts.stream().collect(Collectors.toMap(LinePart::variant, part -> part.quantity() * units));
    }

    /// Units that still can be packed or called off.
    int unassigned() {
        return quantity - assigned - canceled;
    }

    /// Units that have not left the house and are still wanted.
    int unshipped() {
        return quantity - shipped - canceled;
    }

    OrderLine assign(int units) {
        return with(assigned + units, shipped, canceled, owed, owedGrossMinor);
    }

    OrderLine ship(int units) {
        return with(assigned, shipped + units, canceled, owed, owedGrossMinor);
    }

    /// Calls units off. The share of all units that were ever called off is rounded, not that of these: so the
    /// shares of all units make the whole line, however they are called off.
    OrderLine cancel(int units) {
        return with(assigned, shipped, canceled + units, owed, owedGrossMinor);
    }

    /// What was called off and is owed to nobody yet, in minor units.
    long notOwedMinor() {
        return canceledGrossMinor - owedGrossMinor;
    }

    OrderLine owe(int units, long minor) {
        return with(assigned, shipped, canceled, owed + units, owedGrossMinor + minor);
    }

    private long share(long minor, int units) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private OrderLine with(int nowAssigned, int nowShipped, int nowCanceled, int nowOwed, long nowOwedGross) {
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
