package dev.kontor.giftcard.sale;

import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.SoldGiftCards.CardValue;
import dev.kontor.giftcard.SoldGiftCards.SoldCard;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes sold gift cards: every statement changes cards and writes their transactions.
@Repository
class SoldCardRepository {

    /// Changes locked cards by `w.amount`, and records it.
    private static final String MOVE = """
            with wanted as (
                select w.card, %s w.minor as amount, w.currency
                from unnest(:cards.id::uuid[], :cards.valueMinor::bigint[], :cards.valueCurrency::text[])
                    as w (card, minor, currency)
            ), locked as (
                select id from giftcard.cards where id = any(:cards.id::uuid[]) order by id for no key update
            ), moved as (
                update giftcard.cards c
                set balance_minor = c.balance_minor + w.amount, disabled = %s, version = c.version + 1, updated_at = :now
                from wanted w join locked on locked.id = w.card
                where c.id = w.card and c.currency = w.currency and c.balance_minor + w.amount >= 0
                returning c.id as card_id, w.amount as amount_minor, c.balance_minor, c.currency
            ), recorded as (
                insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, reason, created_at)
                select card_id, 'ADJUST', amount_minor, balance_minor, :reason, :now from moved
            )
            select * from moved
            """;

    private final JdbcClient jdbc;
    private final LastingKeys keys;
    private final Clock clock;

    SoldCardRepository(JdbcClient jdbc, LastingKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /// A changed balance.
    ///
    /// @param amount negative if it was withdrawn
    record Moved(GiftCardId cardId, Money amount, Money balance) {}

    private record Row(SoldCard card, String hash, String last) {}

    void insert(Collection<SoldCard> cards) {
        var rows = cards.stream()
                .map(card -> {
                    var code = GiftCardCode.sold(card.id(), keys);
                    return new Row(card, "\\x" + Keyring.hex(code.hash(keys)), code.lastCharacters());
                })
                .toList();
        jdbc.sql("""
                        with issued as (
                            insert into giftcard.cards (id, version, code_hash, last_characters, currency, initial_minor,
                                balance_minor, expires_at, note, created_at, updated_at)
                            select n.id, 1, n.hash, n.last, n.currency, n.minor, n.minor, n.expires, n.note, :now, :now
                            from unnest(:rows.card.id::uuid[], :rows.hash::bytea[], :rows.last::text[],
                                    :rows.card.valueCurrency::text[], :rows.card.valueMinor::bigint[],
                                    :rows.card.expiresAt::timestamptz[], :rows.card.note::text[])
                                as n (id, hash, last, currency, minor, expires, note)
                            returning id, balance_minor
                        )
                        insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, created_at)
                        select id, 'ISSUE', balance_minor, balance_minor, :now from issued
                        """).param("rows", rows).param("now", clock.instant()).update();
    }

    /// Withdraws the values of cards that have them, and disables those without a balance then.
    List<Moved> withdraw(Collection<CardValue> cards, String reason) {
        return move(MOVE.formatted("-", "c.disabled or c.balance_minor + w.amount = 0"), cards, reason);
    }

    List<Moved> restore(Collection<CardValue> cards, String reason) {
        return move(MOVE.formatted("", "false"), cards, reason);
    }

    private List<Moved> move(String sql, Collection<CardValue> cards, String reason) {
        return cards.isEmpty()
                ? List.of()
                : jdbc.sql(sql)
                        .param("cards", List.copyOf(cards))
                        .param("reason", reason)
                        .param("now", clock.instant())
                        .query(Moved.class)
                        .list();
    }

    List<GiftCardId> disable(Collection<GiftCardId> cards) {
        return cards.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                update giftcard.cards set disabled = true, version = version + 1, updated_at = :now
                                where id = any(:ids) and not disabled
                                returning id
                                """)
                        .param("ids", List.copyOf(cards))
                        .param("now", clock.instant())
                        .query(GiftCardId.class)
                        .list();
    }
}
