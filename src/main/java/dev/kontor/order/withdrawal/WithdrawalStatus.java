package dev.kontor.order.withdrawal;

/// The state of a declaration of withdrawal.
enum WithdrawalStatus {
    /// Staff have not handled it yet.
    OPEN,
    /// Staff have handled it.
    CLOSED
}
