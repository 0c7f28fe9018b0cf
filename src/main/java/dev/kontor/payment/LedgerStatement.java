package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.List;

/// Everything that the ledger knows about what was paid for.
///
/// @param entries the oldest first
/// @param balances one for each account that was ever moved; they sum to zero
public record LedgerStatement(List<LedgerEntry> entries, List<Balance> balances) {

    /// @param amount debits less credits
    public record Balance(LedgerAccount account, Money amount) {}
}
