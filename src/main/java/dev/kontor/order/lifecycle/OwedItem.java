package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderLineId;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.UUID;

/// What is owed to the buyer for canceled units of one line.
///
/// @param units none, where the rest for units follows that were named before
record OwedItem(UUID lineId, int units, long minor) {

    /// For people: how many units of which line.
    String text() {
        var line = new OrderLineId(lineId).text();
        return units == 0 ? "the rest for " + line : units + " x " + line;
    }

    ItemToRefund toRefund(Currency currency) {
        return new ItemToRefund(new OrderLineId(lineId).text(), units, new Money(minor, currency));
    }
}
