package dev.kontor.order.fulfillment;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderLines;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingGroupId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ensures that all lines of a parcel belong to one shipping group, because a parcel has one address.
final class OneAddress {

    private OneAddress() {}

    /// Returns the shipping group of the lines; null if the order is not split.
    ///
    /// @param named the requested shipping group, if any
    /// @throws RejectedException if the lines belong to several groups or to another one
    static @Nullable ShippingGroupId of(OrderLines lines, Set<OrderLineId> packed, @Nullable ShippingGroupId named) {
        var groups = lines.groupsOf(packed);
        if (groups.size() > 1) {
            throw refused("/items", "The lines have several addresses. Create a fulfillment for each shipping group.");
        }
        var group = groups.stream().findFirst().flatMap(each -> each).orElse(null);
        if (named != null && !groups.isEmpty() && !named.equals(group)) {
            throw refused("/shippingGroupId", "The lines do not belong to this shipping group.");
        }
        return group;
    }

    private static RejectedException refused(String pointer, String detail) {
        return RejectedException.at(pointer, "refused", detail);
    }
}
