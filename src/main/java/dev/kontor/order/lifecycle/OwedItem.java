package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderLineId;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An amount owed to the buyer for canceled units of one line or for the shipping of a canceled group.
///
/// @param lineId absent for shipping
/// @param groupId the shipping group; absent for a line
/// @param units zero if only the rest of an amount for earlier units is owed
public record OwedItem(@Nullable UUID lineId, @Nullable UUID groupId, int units, long minor) {

    public static OwedItem ofLine(UUID lineId, int units, long minor) {
        return new OwedItem(lineId, null, units, minor);
    }

    static OwedItem ofShipping(UUID groupId, int units, long minor) {
        return new OwedItem(null, groupId, units, minor);
    }

    /// Returns the id of the line or group that payments use.
    private String subject() {
        return groupId == null
                ? new OrderLineId(Objects.requireNonNull(lineId)).text()
                : new ShippingGroupId(groupId).text();
    }

    /// Formats the units of the line for people.
    public String text() {
        return units == 0 ? "the rest for " + subject() : units + " x " + subject();
    }

    public ItemToRefund toRefund(Currency currency) {
        return new ItemToRefund(subject(), units, new Money(minor, currency));
    }
}
