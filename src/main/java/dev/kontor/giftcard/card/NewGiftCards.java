package dev.kontor.giftcard.card;

import dev.kontor.events.EventLog;
import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardIssued;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Issues gift cards of a batch in the caller's transaction: a constant number of statements.
@Component
public class NewGiftCards {

    private final GiftCardRepository cards;
    private final Ledger ledger;
    private final EventLog events;
    private final Clock clock;

    NewGiftCards(GiftCardRepository cards, Ledger ledger, EventLog events, Clock clock) {
        this.cards = cards;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /// @throws RejectedException if the value is out of range or the time in the past
    public void requireValid(Money value, @Nullable Instant expiresAt) {
        if (!value.isPositive() || value.minor() > GiftCardService.MAX_MINOR) {
            throw RejectedException.at(
                    "/value/amount",
                    "out-of-range",
                    "The value must be greater than zero and at most "
                            + new Money(GiftCardService.MAX_MINOR, value.currency()) + ".");
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw RejectedException.at("/expiresAt", "too-early", "The time must be in the future.");
        }
    }

    /// A card to issue.
    public record NewCard(GiftCardId id, GiftCardCode code) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(List<NewCard> issued, Money value, @Nullable Instant expiresAt, GiftCardBatchId batch) {
        cards.insert(issued, value, expiresAt, batch);
        ledger.post(issued.stream()
                .map(card -> new LedgerPosting(
                        card.id(), "ISSUE", LedgerAccount.VALUE_GRANTED, LedgerAccount.GIFT_CARDS, value))
                .toList());
        events.append(issued.stream()
                .map(card -> new GiftCardIssued(card.id(), value, expiresAt))
                .toList());
    }
}
