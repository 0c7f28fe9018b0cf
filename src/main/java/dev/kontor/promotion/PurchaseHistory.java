package dev.kontor.promotion;

/// Counts a buyer's earlier orders. Implemented by the module that has them.
public interface PurchaseHistory {

    /// Returns the number of orders of the account or the e-mail address that neither failed nor were
    /// canceled. One SQL statement.
    int orders(PromotionBuyer buyer);
}
