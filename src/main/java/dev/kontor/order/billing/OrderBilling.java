package dev.kontor.order.billing;

import dev.kontor.order.OrderId;
import java.util.Optional;

/// Describes orders for invoices and credit notes.
public interface OrderBilling {

    /// Finds the order with the items that have to be paid now. Runs two SQL statements.
    Optional<BilledOrder> find(OrderId id);
}
