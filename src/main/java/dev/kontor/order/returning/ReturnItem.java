package dev.kontor.order.returning;

import dev.kontor.order.OrderLineId;
import org.jspecify.annotations.Nullable;

/// Units of an order line in a return, with one reason.
///
/// @param reason code of the reason
/// @param reasonLabel in the language of the order
/// @param sellable units that arrived and can be sold again
/// @param damaged units that arrived but cannot be sold again
/// @param lost units that were sent but never arrived
public record ReturnItem(
        ReturnItemId id,
        OrderLineId lineId,
        int quantity,
        String reason,
        String reasonLabel,
        @Nullable String note,
        int sellable,
        int damaged,
        int lost) {

    static ReturnItem of(OrderLineId line, int quantity, String reason, String label, @Nullable String note) {
        return new ReturnItem(ReturnItemId.next(), line, quantity, reason, label, note, 0, 0, 0);
    }

    /// Returns the units that have not been inspected.
    public int open() {
        return quantity - sellable - damaged - lost;
    }

    ReturnItem receive(ItemCondition condition, int units) {
        return switch (condition) {
            case SELLABLE -> with(sellable + units, damaged, lost);
            case DAMAGED -> with(sellable, damaged + units, lost);
            case LOST -> with(sellable, damaged, lost + units);
        };
    }

    private ReturnItem with(int nowSellable, int nowDamaged, int nowLost) {
        return new ReturnItem(id, lineId, quantity, reason, reasonLabel, note, nowSellable, nowDamaged, nowLost);
    }
}
