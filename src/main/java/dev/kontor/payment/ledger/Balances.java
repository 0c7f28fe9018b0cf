package dev.kontor.payment.ledger;

import dev.kontor.payment.LedgerAccount;
import java.util.EnumMap;
import java.util.Map;

/// The contribution of one payment to the accounts in minor units, which always sums to zero. It is derived from the
/// state of the payment. The entries of a step are the difference between two states, so a repeated step has none.
///
/// @param amounts without zeros
public record Balances(Map<LedgerAccount, Long> amounts) {

    /// @param promised amount that the buyer has to pay; zero while the payment is open or after it was canceled
    /// @param captured captured amount
    /// @param refunded refunded amount
    /// @param refundPending pending refunds
    /// @param withdrawn amount that the provider has withdrawn for disputes
    /// @param writtenOff what the buyer no longer has to pay, although it was sold
    /// @param overpaid amount that the buyer has paid beyond the payment and that was not refunded
    public static Balances of(
            long promised,
            long captured,
            long refunded,
            long refundPending,
            long withdrawn,
            long writtenOff,
            long overpaid) {
        var amounts = new EnumMap<LedgerAccount, Long>(LedgerAccount.class);
        amounts.put(LedgerAccount.RECEIVABLE, promised - captured);
        amounts.put(LedgerAccount.PROVIDER_CLEARING, captured - refunded - withdrawn + overpaid);
        amounts.put(LedgerAccount.SALES, -promised - writtenOff);
        amounts.put(LedgerAccount.REFUNDS, refunded + refundPending);
        amounts.put(LedgerAccount.REFUNDS_PAYABLE, -refundPending);
        amounts.put(LedgerAccount.DISPUTES, withdrawn);
        amounts.put(LedgerAccount.WRITE_OFFS, writtenOff);
        amounts.put(LedgerAccount.OVERPAYMENTS, -overpaid);
        return withoutZeros(amounts);
    }

    /// Returns the entries that lead from the earlier balances to these.
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
