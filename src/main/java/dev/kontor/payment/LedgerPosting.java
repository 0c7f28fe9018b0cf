package dev.kontor.payment;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;

/// A movement of stored value between two accounts of the ledger.
///
/// @param holder what holds the value, such as a gift card
/// @param cause stable code such as `ISSUE`
/// @param amount moves from `credit` to `debit`; negative moves it back, never zero
public record LedgerPosting(TypedId holder, String cause, LedgerAccount debit, LedgerAccount credit, Money amount) {

    public LedgerPosting {
        if (amount.isZero()) {
            throw new IllegalArgumentException("a ledger transaction moves something");
        }
    }
}
