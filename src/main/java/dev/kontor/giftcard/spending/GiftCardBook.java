package dev.kontor.giftcard.spending;

import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardProperties;
import dev.kontor.giftcard.GiftCards.Spending;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Moves the balances of gift cards: every statement changes cards and writes their transactions.
@Repository
class GiftCardBook {

    private static final String BALANCE = """
            select c.id, c.last_characters, c.currency, c.balance_minor, c.expires_at, credit.customer_id as credit_of,
                case when c.disabled then 'DISABLED' when c.expires_at <= now() then 'EXPIRED' else 'ACTIVE' end as status
            from giftcard.cards c left join giftcard.credits credit on credit.card_id = c.id
            """;
    private static final String MOVED = """
            select moved.*, credit.customer_id as credit_of, card.code_hash is null as credit
            from moved join giftcard.cards card on card.id = moved.card_id
                left join giftcard.credits credit on credit.card_id = moved.card_id
            """;

    private final JdbcClient jdbc;
    private final GiftCardProperties properties;
    private final Clock clock;

    GiftCardBook(JdbcClient jdbc, GiftCardProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    Optional<GiftCardBalance> find(byte[] codeHash) {
        return jdbc.sql(BALANCE + "where c.code_hash = :hash")
                .param("hash", codeHash)
                .query(GiftCardBalance.class)
                .optional();
    }

    List<GiftCardBalance> find(Collection<GiftCardId> ids) {
        return jdbc.sql(BALANCE + "where c.id = any(:ids)")
                .param("ids", ids)
                .query(GiftCardBalance.class)
                .list();
    }

    Optional<GiftCardBalance> credit(CustomerId customer, Currency currency) {
        return jdbc.sql(BALANCE + "where credit.customer_id = :customer and credit.currency = :currency")
                .param("customer", customer)
                .param("currency", currency.getCurrencyCode())
                .query(GiftCardBalance.class)
                .optional();
    }

    /// A movement of a card.
    ///
    /// @param amount positive if it was returned to the card
    /// @param balance afterwards
    /// @param credit whether it is store credit
    /// @param creditOf the customer, if it is store credit; absent if the customer was erased
    record Movement(
            GiftCardId cardId,
            PaymentId paymentId,
            Money amount,
            Money balance,
            boolean credit,
            @Nullable CustomerId creditOf) {}

    /// Spends what is covered. Locks the cards in the order of their ids.
    List<Movement> spend(List<Spending> spendings) {
        return jdbc.sql("""
                        with wanted as (
                            select * from unnest(:wanted.card::uuid[], :wanted.payment::uuid[],
                                :wanted.amountMinor::bigint[], :wanted.amountCurrency::text[])
                                as w (card_id, payment_id, amount, currency)
                        ), locked as (
                            select id from giftcard.cards where id = any(:wanted.card::uuid[])
                            order by id for no key update
                        ), moved as (
                            update giftcard.cards c
                            set balance_minor = c.balance_minor - w.amount, version = c.version + 1, updated_at = :now
                            from wanted w join locked on locked.id = w.card_id
                            where c.id = w.card_id and c.currency = w.currency and c.balance_minor >= w.amount
                              and not c.disabled and (c.expires_at is null or c.expires_at > now())
                            returning c.id as card_id, w.payment_id, -w.amount as amount_minor, c.balance_minor, c.currency
                        ), recorded as (
                            insert into giftcard.transactions
                                (card_id, kind, amount_minor, balance_minor, payment_id, created_at)
                            select card_id, 'SPEND', amount_minor, balance_minor, payment_id, :now from moved
                        )
                        """ + MOVED)
                .param("wanted", spendings)
                .param("now", clock.instant())
                .query(Movement.class)
                .list();
    }

    /// Returns what was spent for the payment, unless that was returned. The caller has locked the payment.
    Optional<Movement> release(PaymentId payment) {
        return jdbc.sql("""
                        with spend as (
                            select card_id, -amount_minor as amount from giftcard.transactions spend
                            where payment_id = :payment and kind = 'SPEND' and not exists (
                                select from giftcard.transactions other
                                where other.payment_id = :payment and other.kind in ('RELEASE', 'REFUND'))
                        ), moved as (
                            update giftcard.cards c
                            set balance_minor = c.balance_minor + spend.amount, version = c.version + 1,
                                updated_at = :now
                            from spend where c.id = spend.card_id
                            returning c.id as card_id, :payment::uuid as payment_id, spend.amount as amount_minor,
                                c.balance_minor, c.currency
                        ), recorded as (
                            insert into giftcard.transactions
                                (card_id, kind, amount_minor, balance_minor, payment_id, created_at)
                            select card_id, 'RELEASE', amount_minor, balance_minor, payment_id, :now from moved
                        )
                        """ + MOVED)
                .param("payment", payment)
                .param("now", clock.instant())
                .query(Movement.class)
                .optional();
    }

    /// The card that paid.
    ///
    /// @param amount zero if it was returned because the payment failed
    /// @param left what was not returned yet
    record Spent(GiftCardId cardId, Money amount, Money left) {}

    /// Returns what the payment spent; null if it spent nothing.
    @Nullable
    Spent spent(PaymentId payment) {
        return jdbc.sql("""
                        select c.id as card_id, c.currency, -sum(t.amount_minor) as left_minor,
                            -sum(t.amount_minor) filter (where t.kind in ('SPEND', 'RELEASE')) as amount_minor
                        from giftcard.transactions t join giftcard.cards c on c.id = t.card_id
                        where t.payment_id = :payment group by c.id
                        """)
                .param("payment", payment)
                .query(Spent.class)
                .optional()
                .orElse(null);
    }

    /// Makes concurrent refunds of the card wait.
    void lock(GiftCardId card) {
        jdbc.sql("select id from giftcard.cards where id = :id for no key update")
                .param("id", card)
                .query(UUID.class)
                .single();
    }

    /// Refunds to a locked card. Extends its validity so that the value can be spent.
    Movement refund(GiftCardId card, PaymentId payment, UUID operation, Money amount) {
        return jdbc.sql("""
                        with moved as (
                            update giftcard.cards
                            set balance_minor = balance_minor + :amount, version = version + 1, updated_at = :now,
                                expires_at = greatest(expires_at, case when expires_at is not null
                                    then now() + make_interval(secs => :validity) end)
                            where id = :card
                            returning id as card_id, :payment::uuid as payment_id, :amount::bigint as amount_minor,
                                balance_minor, currency
                        ), recorded as (
                            insert into giftcard.transactions
                                (card_id, kind, amount_minor, balance_minor, payment_id, operation_id, created_at)
                            select card_id, 'REFUND', amount_minor, balance_minor, payment_id, :operation, :now
                            from moved
                        )
                        """ + MOVED)
                .param("card", card)
                .param("payment", payment)
                .param("operation", operation)
                .param("amount", amount.minor())
                .param("validity", properties.refundValidity().toSeconds())
                .param("now", clock.instant())
                .query(Movement.class)
                .single();
    }

    boolean isRefunded(UUID operation) {
        return jdbc.sql(
                        "select exists (select from giftcard.transactions where operation_id = :operation and kind = 'REFUND')")
                .param("operation", operation)
                .query(Boolean.class)
                .single();
    }
}
