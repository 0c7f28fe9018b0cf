package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.List;

/// All ledger entries and balances of a purchase.
///
/// @param entries oldest first
/// @param balances one for each account that was ever used; they sum to zero
public record LedgerStatement(List<LedgerEntry> entries, List<Balance> balances) {

    /// @param amount debits less credits
    public record Balance(LedgerAccount account, Money amount) {}
}
