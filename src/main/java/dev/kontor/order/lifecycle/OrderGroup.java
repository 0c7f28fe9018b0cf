package dev.kontor.order.lifecycle;

import dev.kontor.payment.RefundTotals;
import dev.kontor.shipping.ShippingGroupId;
import java.util.UUID;

/// The shipping of a part of a divided order, as far as the life of the order depends on it.
///
/// @param grossMinor what it cost, with tax
/// @param canceledGrossMinor the same, once nothing of the part is to be sent any more; else zero
/// @param owedGrossMinor what of it is owed to the buyer or went back
record OrderGroup(UUID id, long grossMinor, long canceledGrossMinor, long owedGrossMinor) {

    OrderGroup cancel() {
        return new OrderGroup(id, grossMinor, grossMinor, owedGrossMinor);
    }

    long payableMinor() {
        return canceledGrossMinor - owedGrossMinor;
    }

    /// Nothing is owed of what refunds have given back.
    OrderGroup refunded(RefundTotals refunds) {
        var back = refunds.items().get(new ShippingGroupId(id).text());
        return back == null ? this : owe(Math.clamp(back.amountBack().minor() - owedGrossMinor, 0L, payableMinor()));
    }

    OrderGroup owe(long minor) {
        return new OrderGroup(id, grossMinor, canceledGrossMinor, owedGrossMinor + minor);
    }
}
