package dev.kontor.order.fulfillment;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderLines;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingGroupId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A parcel goes to one address, so all that is in it is of one part of the order.
final class OneAddress {

    private OneAddress() {}

    /// The part that the lines are of; null where the order is not divided.
    ///
    /// @param named the part that was asked for, if one was
    /// @throws RejectedException if they are of several, or of another one
    static @Nullable ShippingGroupId of(OrderLines lines, Set<OrderLineId> packed, @Nullable ShippingGroupId named) {
        var groups = lines.groupsOf(packed);
        if (groups.size() > 1) {
            throw refused("/lines", "They go to several addresses: make a fulfillment for each shipping group.");
        }
        var group = groups.stream().findFirst().flatMap(each -> each).orElse(null);
        if (named != null && !groups.isEmpty() && !named.equals(group)) {
            throw refused("/shippingGroupId", "The lines are not of this shipping group.");
        }
        return group;
    }

    private static RejectedException refused(String pointer, String detail) {
        return RejectedException.at(pointer, "refused", detail);
    }
}
