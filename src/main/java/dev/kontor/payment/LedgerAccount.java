package dev.kontor.payment;

/// The accounts of the ledger. Debits are positive, credits negative.
public enum LedgerAccount {
    /// Amounts that buyers have promised but not paid yet.
    RECEIVABLE,
    /// Money that a provider has captured for the shop, less refunds.
    PROVIDER_CLEARING,
    /// Sales; the balance is a credit.
    SALES,
    /// Completed and pending refunds.
    REFUNDS,
    /// Pending refunds; the balance is a credit.
    REFUNDS_PAYABLE,
    /// Amounts that a provider has withdrawn because of disputes, until it returns them.
    DISPUTES,
    /// Amounts that buyers owed and the shop has given up: losses, small differences and discounts for early payment.
    WRITE_OFFS,
    /// Amounts that buyers have transferred beyond what they owed, until they are refunded; the balance is a credit.
    OVERPAYMENTS,
    /// Amounts that buyers can still spend with gift cards; the balance is a credit.
    GIFT_CARDS,
    /// Amounts that customers can still spend of their store credit; the balance is a credit.
    STORE_CREDIT,
    /// Value that the shop granted with gift cards and store credit, less what it withdrew.
    VALUE_GRANTED,
    /// The value of gift cards that expired before it was spent; the balance is a credit.
    BREAKAGE
}
