package dev.kontor.order.withdrawal;

import java.time.Instant;

/// The receipt of a declaration of withdrawal.
///
/// @param id the reference for questions
/// @param receivedAt when the declaration arrived: it counts from this time on
record DeclaredWithdrawal(WithdrawalId id, Instant receivedAt) {}
