package dev.kontor.order.billing;

import dev.kontor.order.OrderId;
import java.util.Collection;
import java.util.Map;

/// Knows whether orders have an invoice. Implemented by the module that issues documents.
public interface OrderInvoices {

    /// Prevents documents of the order from being issued until the caller's transaction ends.
    ///
    /// @return whether the order has an invoice
    boolean isInvoiced(OrderId order);

    /// Returns whether the order has an invoice now; another transaction can issue it at any time.
    boolean hasInvoice(OrderId order);

    /// Returns the invoices of the orders that were not paid in full when they were issued. Runs one SQL statement.
    ///
    /// @return by order; absent without such an invoice
    Map<OrderId, DueInvoice> due(Collection<OrderId> orders);
}
