package dev.kontor.order.giftcard;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import java.util.Map;

/// Takes back units that were delivered when the order was paid, such as gift cards. Implemented by the
/// module that delivers them; both methods run in the transaction that has locked the order, before its
/// lines change.
public interface DeliveredUnits {

    /// Takes back units that are canceled.
    ///
    /// @param units by line
    /// @throws dev.kontor.shared.problem.ConflictException if a unit was used
    void canceled(OrderId order, Map<OrderLineId, Integer> units);

    /// Takes back refunded units that were not taken back before, and returns units whose refund has failed.
    ///
    /// @param units of successful and pending refunds together, by line
    /// @throws dev.kontor.shared.problem.ConflictException if a unit was used
    void refunded(OrderId order, Map<OrderLineId, Integer> units);
}
