package dev.kontor.promotion;

import dev.kontor.identity.CustomerId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts a buyer's earlier orders, and names orders. Implemented by the module that has them.
public interface PurchaseHistory {

    /// An order that used a promotion.
    ///
    /// @param id as it is shown
    /// @param customerId absent for guests
    record Purchase(String id, String number, @Nullable CustomerId customerId) {}

    /// Returns the existing orders by the references with which uses were claimed. One SQL statement.
    Map<UUID, Purchase> purchases(Collection<UUID> references);

    /// Returns the number of orders of the account or the e-mail address that neither failed nor were
    /// canceled. One SQL statement.
    int orders(PromotionBuyer buyer);
}
