package dev.kontor.order.withdrawal;

import java.time.Instant;

/// The receipt of a declaration of withdrawal.
///
/// @param id identifies the declaration, for questions to the shop
/// @param receivedAt when the shop received the declaration, which decides whether it is in time
record DeclaredWithdrawal(WithdrawalId id, Instant receivedAt) {}
