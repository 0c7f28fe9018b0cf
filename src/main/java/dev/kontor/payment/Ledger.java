package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger of the shop's money. The module writes the entries of payments itself.
public interface Ledger {

    /// Returns the entries of all payments of the reference. Runs one SQL statement.
    LedgerStatement of(UUID reference);

    /// Returns what the transactions of a period changed, in the order of time and transactions. Runs one SQL
    /// statement.
    ///
    /// @param until exclusive
    List<Movement> movements(Instant from, Instant until, int most);

    /// Returns the purchases that await money from outside of any provider, by id. Runs one SQL statement.
    ///
    /// @param after the last one of the page before
    List<PaymentId> awaiting(PaymentId after, int limit);

    /// Appends movements of stored value in the caller's transaction. Runs one SQL statement.
    void post(Collection<LedgerPosting> postings);

    /// The change that a transaction of the ledger made to one account.
    ///
    /// @param paymentId absent for stored value
    /// @param reference of the payment, or id of what holds stored value
    /// @param holder id of the gift card or of the store credit; absent for payments
    /// @param provider that held the money; `stored-value` for gift cards and store credit
    /// @param method code of the payment method; absent for stored value
    /// @param cause the step that moved the money
    /// @param amount debits less credits
    record Movement(
            LedgerTransactionId transactionId,
            LedgerAccount account,
            @Nullable PaymentId paymentId,
            UUID reference,
            @Nullable String holder,
            String provider,
            @Nullable String method,
            String cause,
            Money amount,
            Instant postedAt) {}
}
