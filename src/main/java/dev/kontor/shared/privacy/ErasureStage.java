package dev.kontor.shared.privacy;

/// When a table is reached by the erasure of a person. Later stages remove what earlier ones use to find the rows.
public enum ErasureStage {
    /// Data of orders, in one transaction for a batch of orders. Rows are found by `:orders` and `:orderTexts`.
    ORDERS,
    /// Everything else. Rows are found by `:customers`, `:customerTexts` and `:emails`.
    RECORDS,
    /// The profile and the account, by which a person is found.
    ACCOUNT
}
