package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderLineId;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is owed to the buyer for canceled units of one line, or for the shipping of a part that is not sent.
///
/// @param lineId absent for shipping
/// @param groupId whose shipping it is; absent for a line
/// @param units none, where the rest for units follows that were named before
public record OwedItem(@Nullable UUID lineId, @Nullable UUID groupId, int units, long minor) {

    public static OwedItem ofLine(UUID lineId, int units, long minor) {
        return new OwedItem(lineId, null, units, minor);
    }

    static OwedItem ofShipping(UUID groupId, int units, long minor) {
        return new OwedItem(null, groupId, units, minor);
    }

    /// The line or the group, as payments and people name it.
    private String subject() {
        return groupId == null
                ? new OrderLineId(Objects.requireNonNull(lineId)).text()
                : new ShippingGroupId(groupId).text();
    }

    /// For people: how many units of which line.
    public String text() {
        return units == 0 ? "the rest for " + subject() : units + " x " + subject();
    }

    public ItemToRefund toRefund(Currency currency) {
        return new ItemToRefund(subject(), units, new Money(minor, currency));
    }
}
