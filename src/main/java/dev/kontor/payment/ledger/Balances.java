package dev.kontor.payment.ledger;

import dev.kontor.payment.LedgerAccount;
import java.util.EnumMap;
import java.util.Map;

/// What one payment adds to the accounts, in minor units: always zero in sum. It follows from where the payment
/// stands, so the entries of a step are what it changes, and a step that comes twice has none.
///
/// @param amounts without zeros
public record Balances(Map<LedgerAccount, Long> amounts) {

    /// @param promised what the buyer is to pay; zero while that is open, and once it was given up
    /// @param captured what the shop has got
    /// @param refunded what went back of it
    /// @param refundPending what is on its way back
    /// @param withdrawn what the provider has taken back for disputes
    public static Balances of(long promised, long captured, long refunded, long refundPending, long withdrawn) {
        var amounts = new EnumMap<LedgerAccount, Long>(LedgerAccount.class);
        amounts.put(LedgerAccount.RECEIVABLE, promised - captured);
        amounts.put(LedgerAccount.PROVIDER_CLEARING, captured - refunded - withdrawn);
        amounts.put(LedgerAccount.SALES, -promised);
        amounts.put(LedgerAccount.REFUNDS, refunded + refundPending);
        amounts.put(LedgerAccount.REFUNDS_PAYABLE, -refundPending);
        amounts.put(LedgerAccount.DISPUTES, withdrawn);
        return withoutZeros(amounts);
    }

    /// The entries that lead from the balances before to these.
    public Balances since(Balances before) {
        var changes = new EnumMap<LedgerAccount, Long>(LedgerAccount.class);
        amounts.forEach((account, amount) -> changes.merge(account, amount, Long::sum));
        before.amounts.forEach((account, amount) -> changes.merge(account, -amount, Long::sum));
        return withoutZeros(changes);
    }

    private static Balances withoutZeros(Map<LedgerAccount, Long> amounts) {
        amounts.values().removeIf(amount -> amount == 0);
        return new Balances(Map.copyOf(amounts));
    }
}
