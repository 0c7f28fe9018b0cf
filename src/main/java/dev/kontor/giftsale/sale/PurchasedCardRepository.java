package dev.kontor.giftsale.sale;

import dev.kontor.giftsale.GiftCardSales;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.order.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the gift cards of orders.
@Repository
class PurchasedCardRepository implements GiftCardSales {

    private static final String COLUMNS = """
            id, version, order_id, order_number, line_id, unit, card_id, revoked_for, value_minor, currency, recipient_email,
            recipient_name, sender_name, message, locale, channel, expires_at, send_at, sent_at, sends
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PurchasedCardRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Inserts the units that do not exist yet.
    ///
    /// @return those units
    List<PurchasedCard> insert(Collection<PurchasedCard> cards, boolean held) {
        return jdbc.sql("""
                        insert into giftsale.cards (id, version, order_id, order_number, line_id, unit, card_id, revoked_for,
                            value_minor, currency, recipient_email, recipient_name, sender_name, message, locale, channel,
                            expires_at, send_at, sent_at, sends, held, created_at, updated_at)
                        select c.id, 1, c.order_id, c.order_number, c.line_id, c.unit, c.card_id, c.revoked_for, c.minor,
                            c.currency, c.email, c.recipient, c.sender, c.message, c.locale, c.channel, c.expires_at,
                            c.send_at, c.sent_at, c.sends, :held, :now, :now
                        from unnest(:cards.id::uuid[], :cards.orderId::uuid[], :cards.orderNumber::text[],
                                :cards.lineId::uuid[], :cards.unit::int[], :cards.cardId::uuid[],
                                :cards.revokedFor::text[], :cards.valueMinor::bigint[], :cards.valueCurrency::text[],
                                :cards.recipientEmail::text[], :cards.recipientName::text[], :cards.senderName::text[],
                                :cards.message::text[], :cards.locale::text[], :cards.channel::text[],
                                :cards.expiresAt::timestamptz[], :cards.sendAt::timestamptz[],
                                :cards.sentAt::timestamptz[], :cards.sends::int[])
                            as c (id, order_id, order_number, line_id, unit, card_id, revoked_for, minor, currency, email,
                                recipient, sender, message, locale, channel, expires_at, send_at, sent_at, sends)
                        on conflict (line_id, unit) do nothing
                        returning
                        """ + COLUMNS)
                .param("cards", List.copyOf(cards))
                .param("held", held)
                .param("now", clock.instant())
                .query(PurchasedCard.class)
                .list();
    }

    List<PurchasedCard> of(OrderId order) {
        return jdbc.sql("select " + COLUMNS + " from giftsale.cards where order_id = :order order by line_id, unit")
                .param("order", order)
                .query(PurchasedCard.class)
                .list();
    }

    @Override
    public Map<UUID, SoldIn> soldIn(Collection<UUID> cards) {
        record Row(UUID cardId, OrderId orderId, String orderNumber, String channel) {}
        return jdbc
                .sql("select card_id, order_id, order_number, channel from giftsale.cards where card_id = any(:cards)")
                .param("cards", cards)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Row::cardId, row -> new SoldIn(row.orderId(), row.orderNumber(), row.channel())));
    }

    Optional<PurchasedCard> find(PurchasedGiftCardId id) {
        return find(id, "");
    }

    /// Locks the card until the transaction ends.
    Optional<PurchasedCard> lock(PurchasedGiftCardId id) {
        return find(id, " for no key update");
    }

    private Optional<PurchasedCard> find(PurchasedGiftCardId id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from giftsale.cards where id = :id" + lock)
                .param("id", id)
                .query(PurchasedCard.class)
                .optional();
    }

    void revoke(Collection<PurchasedGiftCardId> ids, RevokedFor reason) {
        jdbc.sql("""
                        update giftsale.cards set revoked_for = :reason, version = version + 1, updated_at = :now
                        where id = any(:ids) and revoked_for is null
                        """)
                .param("ids", List.copyOf(ids))
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
    }

    void restore(Collection<PurchasedGiftCardId> ids) {
        jdbc.sql("""
                        update giftsale.cards set revoked_for = null, version = version + 1, updated_at = :now
                        where id = any(:ids)
                        """)
                .param("ids", List.copyOf(ids))
                .param("now", clock.instant())
                .update();
    }

    /// Counts the mail of a locked card.
    PurchasedCard sent(PurchasedGiftCardId id) {
        return jdbc.sql("""
                        update giftsale.cards
                        set sent_at = :now, send_at = null, sends = sends + 1, version = version + 1, updated_at = :now
                        where id = :id
                        returning
                        """ + COLUMNS)
                .param("id", id)
                .param("now", clock.instant())
                .query(PurchasedCard.class)
                .single();
    }

    /// Counts the mails of cards that are due. Concurrent processes take different cards.
    List<PurchasedCard> takeDue(int limit) {
        return jdbc.sql("""
                        update giftsale.cards
                        set sent_at = :now, send_at = null, sends = sends + 1, version = version + 1, updated_at = :now
                        where id in (
                            select id from giftsale.cards
                            where send_at <= :now and not held and revoked_for is null
                            order by send_at limit :limit for no key update skip locked)
                        returning
                        """ + COLUMNS)
                .param("limit", limit)
                .param("now", clock.instant())
                .query(PurchasedCard.class)
                .list();
    }

    /// Lets the cards of an order wait while it is on hold.
    void hold(OrderId order, boolean held) {
        jdbc.sql("update giftsale.cards set held = :held where order_id = :order and held <> :held")
                .param("order", order)
                .param("held", held)
                .update();
    }

    /// Changes who gets a locked card, and when.
    PurchasedCard change(PurchasedGiftCardId id, ChangeGiftCardDelivery changed, @Nullable Instant sendAt) {
        return jdbc.sql("""
                        update giftsale.cards
                        set recipient_email = :recipientEmail, recipient_name = :recipientName, send_at = :sendAt,
                            version = version + 1, updated_at = :now
                        where id = :id
                        returning
                        """ + COLUMNS)
                .paramSource(changed)
                .param("id", id)
                .param("sendAt", sendAt)
                .param("now", clock.instant())
                .query(PurchasedCard.class)
                .single();
    }
}
