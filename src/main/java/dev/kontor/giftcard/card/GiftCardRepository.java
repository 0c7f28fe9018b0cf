package dev.kontor.giftcard.card;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.card.NewGiftCards.NewCard;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes gift cards with their transactions.
@Repository
class GiftCardRepository {

    private final JdbcClient jdbc;
    private final LastingKeys keys;
    private final Clock clock;

    GiftCardRepository(JdbcClient jdbc, LastingKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    void insert(GiftCardId id, GiftCardCode code, IssueGiftCard card) {
        jdbc.sql("""
                        with issued as (
                            insert into giftcard.cards (id, version, code_hash, last_characters, currency, initial_minor,
                                balance_minor, expires_at, note, customer_id, created_at, updated_at)
                            values (:id, 1, :hash, :last, :valueCurrency, :valueMinor, :valueMinor, :expiresAt, :note,
                                :customerId, :now, :now)
                            returning id, balance_minor
                        )
                        insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, created_at)
                        select id, 'ISSUE', balance_minor, balance_minor, :now from issued
                        """)
                .paramSource(card)
                .param("id", id)
                .param("hash", code.hash(keys))
                .param("last", code.lastCharacters())
                .param("now", clock.instant())
                .update();
    }

    void insert(List<NewCard> cards, Money value, @Nullable Instant expiresAt, GiftCardBatchId batch) {
        jdbc.sql("""
                        with issued as (
                            insert into giftcard.cards (id, version, code_hash, last_characters, currency, initial_minor,
                                balance_minor, expires_at, batch_id, created_at, updated_at)
                            select n.id, 1, n.hash, n.last, :currency, :value, :value, :expiresAt::timestamptz, :batch, :now, :now
                            from unnest(:ids::uuid[], :hashes::bytea[], :last::text[]) as n (id, hash, last)
                            returning id, balance_minor
                        )
                        insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, created_at)
                        select id, 'ISSUE', balance_minor, balance_minor, :now from issued
                        """)
                .param("ids", cards.stream().map(NewCard::id).toList())
                .param(
                        "hashes",
                        cards.stream()
                                .map(card -> "\\x" + Keyring.hex(card.code().hash(keys)))
                                .toList())
                .param(
                        "last",
                        cards.stream().map(card -> card.code().lastCharacters()).toList())
                .param("currency", value.currency().getCurrencyCode())
                .param("value", value.minor())
                .param("expiresAt", expiresAt)
                .param("batch", batch)
                .param("now", clock.instant())
                .update();
    }

    /// Changes a locked card.
    void change(GiftCardId id, ChangeGiftCard changed) {
        jdbc.sql("""
                        update giftcard.cards
                        set disabled = :disabled, expires_at = :expiresAt, note = :note, customer_id = :customerId,
                            version = version + 1, updated_at = :now
                        where id = :id
                        """)
                .paramSource(changed)
                .param("id", id)
                .param("now", clock.instant())
                .update();
    }

    /// Changes the balance of a locked card.
    void adjust(GiftCardId id, Money amount, String reason) {
        jdbc.sql("""
                        with adjusted as (
                            update giftcard.cards
                            set balance_minor = balance_minor + :amount, version = version + 1, updated_at = :now
                            where id = :id
                            returning id, balance_minor
                        )
                        insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, reason, created_at)
                        select id, 'ADJUST', :amount, balance_minor, :reason, :now from adjusted
                        """)
                .param("id", id)
                .param("amount", amount.minor())
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
    }
}
