package dev.kontor.payment;

/// The accounts of the ledger. Debit is positive, credit negative.
public enum LedgerAccount {
    /// What buyers have promised and not paid yet.
    RECEIVABLE,
    /// What a provider has taken for the shop and not given back.
    PROVIDER_CLEARING,
    /// What was sold; its balance is a credit.
    SALES,
    /// What was given back, or is on its way back.
    REFUNDS,
    /// What is on its way back; its balance is a credit.
    REFUNDS_PAYABLE,
    /// What a provider has taken back because buyers dispute it, until it comes again.
    DISPUTES
}
