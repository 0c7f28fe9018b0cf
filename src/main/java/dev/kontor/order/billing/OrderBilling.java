package dev.kontor.order.billing;

import dev.kontor.order.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Describes orders for invoices and credit notes.
public interface OrderBilling {

    /// Finds the order with the items that have to be paid now. Runs two SQL statements.
    Optional<BilledOrder> find(OrderId id);

    /// Finds the orders that payments are for. Runs one SQL statement.
    ///
    /// @param payments references of payments
    /// @return by reference; absent if no order was placed
    Map<UUID, OrderReference> ofPayments(Collection<UUID> payments);
}
