package dev.kontor.order.withdrawal;

/// The state of a declaration of withdrawal.
enum WithdrawalStatus {
    /// Staff have to act on it.
    OPEN,
    /// Staff are done with it.
    CLOSED
}
