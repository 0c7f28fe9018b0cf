package dev.kontor.giftcard.credit;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A movement of the customer's store credit.
///
/// @param amount positive if the customer gained value
/// @param balance afterwards, in this currency
@Schema(name = "MyStoreCreditTransaction")
record MyCreditTransaction(CreditTransactionKind kind, Money amount, Money balance, Instant createdAt) {

    static MyCreditTransaction of(CreditTransaction transaction) {
        return new MyCreditTransaction(
                transaction.kind(), transaction.amount(), transaction.balance(), transaction.createdAt());
    }
}
