package dev.kontor.giftcard.credit;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.events.ChangeLog;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.StoreCreditChanged;
import dev.kontor.giftcard.credit.CreditRepository.Credit;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Grants, withdraws and shows store credit.
@Service
@Transactional
class StoreCreditService {

    private static final long MAX_MINOR = 100_000_000;

    private final CreditRepository credits;
    private final CustomerAccounts customers;
    private final CustomerMerges merges;
    private final Ledger ledger;
    private final ChangeLog changes;

    StoreCreditService(
            CreditRepository credits,
            CustomerAccounts customers,
            CustomerMerges merges,
            Ledger ledger,
            ChangeLog changes) {
        this.credits = credits;
        this.customers = customers;
        this.merges = merges;
        this.ledger = ledger;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public StoreCredits of(CustomerId customer) {
        return new StoreCredits(
                credits.of(customer).stream().map(Credit::balance).toList());
    }

    @Transactional(readOnly = true)
    public StoreCredits ofKnown(CustomerId customer) {
        customers.require(customer);
        return of(customer);
    }

    @Transactional(readOnly = true)
    public Page<CreditTransaction> transactions(CustomerId customer, Listing listing) {
        return credits.transactions(customer, listing);
    }

    @Transactional(readOnly = true)
    public Page<CreditTransaction> transactionsOfKnown(CustomerId customer, Listing listing) {
        customers.require(customer);
        return transactions(customer, listing);
    }

    public StoreCredits adjust(CustomerId customer, AdjustStoreCredit request) {
        customers.require(customer);
        merges.requireNotMerged(customer);
        requireAtMost(customer, request.amount());
        change(customer, request.amount(), request.reason());
        return of(customer);
    }

    /// @param amount negative to withdraw
    void change(CustomerId customer, Money amount, String reason) {
        var before = locked(customer, amount);
        var balance = before.map(Credit::balance).orElse(Money.zero(amount.currency()));
        requirePossible(balance, amount);
        var id = before.map(credit -> adjusted(credit, amount, reason))
                .or(() -> credits.create(customer, amount, reason))
                // A concurrent request has granted the first credit in this currency.
                .orElseGet(() -> adjusted(locked(customer, amount).orElseThrow(), amount, reason));
        ledger.post(List.of(
                new LedgerPosting(id, "ADJUST", LedgerAccount.VALUE_GRANTED, LedgerAccount.STORE_CREDIT, amount)));
        var after = locked(customer, amount).orElseThrow().balance();
        changes.record(
                new StoreCreditChanged(customer, "ADJUST", amount, after),
                Map.of("balance", after.minus(amount)),
                Map.of("balance", after, "text", reason));
    }

    private Optional<Credit> locked(CustomerId customer, Money amount) {
        return credits.lock(customer).stream()
                .filter(credit -> credit.balance().currency().equals(amount.currency()))
                .findFirst();
    }

    private GiftCardId adjusted(Credit credit, Money amount, String reason) {
        credits.adjust(credit, amount, reason);
        return credit.cardId();
    }

    private static void requirePossible(Money balance, Money amount) {
        var after = balance.plus(amount);
        if (amount.isZero() || after.isNegative()) {
            throw outOfRange(balance);
        }
    }

    /// Of what staff grant only: money that is owed anyway, such as refunds and the credit of a merged customer, may
    /// lead to more.
    private void requireAtMost(CustomerId customer, Money amount) {
        var balance = locked(customer, amount).map(Credit::balance).orElse(Money.zero(amount.currency()));
        if (amount.minor() > 0 && balance.plus(amount).minor() > MAX_MINOR) {
            throw outOfRange(balance);
        }
    }

    private static RejectedException outOfRange(Money balance) {
        return RejectedException.at(
                "/amount/amount",
                "out-of-range",
                "The balance is %s. The new balance must be different, not negative and at most %s."
                        .formatted(balance, new Money(MAX_MINOR, balance.currency())));
    }
}
