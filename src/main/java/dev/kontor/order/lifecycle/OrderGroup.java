package dev.kontor.order.lifecycle;

import dev.kontor.payment.RefundTotals;
import dev.kontor.shipping.ShippingGroupId;
import java.util.UUID;

/// The shipping of a group of a split order, as far as the life cycle depends on it.
///
/// @param grossMinor price with tax
/// @param canceledGrossMinor `grossMinor` if the group is no longer shipped; otherwise zero
/// @param owedGrossMinor the amount that is owed to the buyer or was refunded
record OrderGroup(UUID id, long grossMinor, long canceledGrossMinor, long owedGrossMinor) {

    /// @param other the price of other shipping
    OrderGroup priced(long other) {
        return new OrderGroup(id, other, canceledGrossMinor, owedGrossMinor);
    }

    OrderGroup cancel() {
        return new OrderGroup(id, grossMinor, grossMinor, owedGrossMinor);
    }

    long payableMinor() {
        return canceledGrossMinor - owedGrossMinor;
    }

    /// Records refunds of the group's shipping, so that it is not refunded twice.
    OrderGroup refunded(RefundTotals refunds) {
        var back = refunds.items().get(new ShippingGroupId(id).text());
        return back == null ? this : owe(Math.clamp(back.amountBack().minor() - owedGrossMinor, 0L, payableMinor()));
    }

    OrderGroup owe(long minor) {
        return new OrderGroup(id, grossMinor, canceledGrossMinor, owedGrossMinor + minor);
    }
}
