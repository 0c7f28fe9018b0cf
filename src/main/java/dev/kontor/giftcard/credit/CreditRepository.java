package dev.kontor.giftcard.credit;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the store credit of customers.
@Repository
class CreditRepository {

    private static final Sorting SORTING =
            Sorting.by("t.id", "-createdAt", SortField.time("createdAt", "t.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    CreditRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    record Credit(GiftCardId cardId, Money balance) {}

    /// Locks the credit of the customer in all currencies, in the order of their ids.
    List<Credit> lock(CustomerId customer) {
        return jdbc.sql("""
                        select c.id as card_id, c.currency, c.balance_minor from giftcard.cards c
                        where c.id in (select card_id from giftcard.credits where customer_id = :customer)
                        order by c.id for no key update
                        """).param("customer", customer).query(Credit.class).list();
    }

    List<Credit> of(CustomerId customer) {
        return jdbc.sql("""
                        select c.id as card_id, c.currency, c.balance_minor
                        from giftcard.credits credit join giftcard.cards c on c.id = credit.card_id
                        where credit.customer_id = :customer order by c.currency
                        """).param("customer", customer).query(Credit.class).list();
    }

    /// Creates the first credit of the customer in the currency with its first transaction.
    ///
    /// @return empty if a concurrent request has created it
    Optional<GiftCardId> create(CustomerId customer, Money amount, String reason) {
        var id = GiftCardId.next();
        jdbc.sql("""
                        insert into giftcard.cards (id, version, currency, initial_minor, balance_minor, customer_id,
                            created_at, updated_at)
                        values (:id, 1, :currency, :amount, :amount, :customer, :now, :now)
                        """)
                .param("id", id)
                .param("currency", amount.currency().getCurrencyCode())
                .param("amount", amount.minor())
                .param("customer", customer)
                .param("now", clock.instant())
                .update();
        int created = jdbc.sql("""
                        insert into giftcard.credits (customer_id, currency, card_id) values (:customer, :currency, :id)
                        on conflict do nothing
                        """)
                .param("customer", customer)
                .param("currency", amount.currency().getCurrencyCode())
                .param("id", id)
                .update();
        if (created == 0) {
            jdbc.sql("delete from giftcard.cards where id = :id")
                    .param("id", id)
                    .update();
            return Optional.empty();
        }
        record(id, amount.minor(), amount.minor(), reason);
        return Optional.of(id);
    }

    private void record(GiftCardId id, long amount, long balance, String reason) {
        jdbc.sql("""
                        insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, reason, created_at)
                        values (:id, 'ADJUST', :amount, :balance, :reason, :now)
                        """)
                .param("id", id)
                .param("amount", amount)
                .param("balance", balance)
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
    }

    /// Changes a locked credit.
    void adjust(Credit credit, Money amount, String reason) {
        var balance = credit.balance().plus(amount).minor();
        jdbc.sql("""
                        update giftcard.cards set balance_minor = :balance, version = version + 1, updated_at = :now
                        where id = :id
                        """)
                .param("id", credit.cardId())
                .param("balance", balance)
                .param("now", clock.instant())
                .update();
        record(credit.cardId(), amount.minor(), balance, reason);
    }

    Page<CreditTransaction> transactions(CustomerId customer, Listing listing) {
        return lists.select(
                        "t.kind, t.amount_minor, t.balance_minor, c.currency, t.payment_id, t.reason, t.created_at",
                        "giftcard.transactions t join giftcard.cards c on c.id = t.card_id")
                .where(new Conditions()
                        .and(
                                "t.card_id in (select card_id from giftcard.credits where customer_id = :customer)",
                                "customer",
                                customer))
                .page(listing, SORTING, CreditTransaction.class, customer);
    }

    /// Gives the gift cards that were issued for one customer to another.
    ///
    /// @return their number
    int moveGiftCards(CustomerId source, CustomerId target) {
        return jdbc.sql("""
                        update giftcard.cards set customer_id = :target, version = version + 1, updated_at = :now
                        where customer_id = :source and code_hash is not null
                        """)
                .param("source", source)
                .param("target", target)
                .param("now", clock.instant())
                .update();
    }

    long countGiftCards(CustomerId customer) {
        return jdbc.sql("select count(*) from giftcard.cards where customer_id = :customer and code_hash is not null")
                .param("customer", customer)
                .query(Long.class)
                .single();
    }
}
