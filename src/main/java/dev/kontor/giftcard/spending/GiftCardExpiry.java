package dev.kontor.giftcard.spending;

import dev.kontor.events.EventLog;
import dev.kontor.giftcard.GiftCardExpired;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardProperties;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes off the balances of expired gift cards (breakage). Staff can extend the validity before that.
@Component
public class GiftCardExpiry {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final EventLog events;
    private final TransactionTemplate transactions;
    private final GiftCardProperties properties;
    private final Clock clock;

    GiftCardExpiry(
            JdbcClient jdbc,
            Ledger ledger,
            EventLog events,
            TransactionTemplate transactions,
            GiftCardProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = events;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /// Writes off all due cards in batches. Concurrent processes take different cards.
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    public void writeOff() {
        int count;
        do {
            count = transactions.execute(_ -> writeOffBatch());
        } while (count == BATCH);
    }

    /// A card whose balance was written off.
    private record Expired(GiftCardId cardId, Money amount) {}

    private int writeOffBatch() {
        var expired = expire();
        if (!expired.isEmpty()) {
            ledger.post(expired.stream()
                    .map(card -> new LedgerPosting(
                            card.cardId(), "EXPIRE", LedgerAccount.GIFT_CARDS, LedgerAccount.BREAKAGE, card.amount()))
                    .toList());
            events.append(expired.stream()
                    .map(card -> new GiftCardExpired(card.cardId(), card.amount()))
                    .toList());
        }
        return expired.size();
    }

    private List<Expired> expire() {
        return jdbc.sql("""
                        with due as (
                            select id, balance_minor from giftcard.cards
                            where expires_at < now() - make_interval(secs => :after) and balance_minor > 0
                            order by expires_at limit :limit for no key update skip locked
                        ), expired as (
                            update giftcard.cards c
                            set balance_minor = 0, version = c.version + 1, updated_at = :now
                            from due where c.id = due.id
                            returning c.id as card_id, due.balance_minor as amount_minor, c.currency
                        ), recorded as (
                            insert into giftcard.transactions (card_id, kind, amount_minor, balance_minor, created_at)
                            select card_id, 'EXPIRE', -amount_minor, 0, :now from expired
                        )
                        select * from expired
                        """)
                .param("after", properties.breakageAfter().toSeconds())
                .param("limit", BATCH)
                .param("now", clock.instant())
                .query(Expired.class)
                .list();
    }
}
