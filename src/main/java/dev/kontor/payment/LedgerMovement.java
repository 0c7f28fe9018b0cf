package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a transaction of the ledger changed on one account.
///
/// @param paymentId absent for stored value
/// @param reference of the payment, or id of what holds stored value
/// @param holder id of the gift card or of the store credit; absent for payments
/// @param provider that held the money; `stored-value` for gift cards and store credit
/// @param cause the step that moved the money
/// @param amount debits less credits
public record LedgerMovement(
        LedgerTransactionId transactionId,
        LedgerAccount account,
        @Nullable PaymentId paymentId,
        UUID reference,
        @Nullable String holder,
        String provider,
        String cause,
        Money amount,
        Instant postedAt) {}
