package dev.kontor.giftcard.sale;

import dev.kontor.events.EventLog;
import dev.kontor.giftcard.GiftCardAdjusted;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardIssued;
import dev.kontor.giftcard.GiftCardUpdated;
import dev.kontor.giftcard.SoldGiftCards;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.shared.crypto.LastingKeys;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Issues sold gift cards, and withdraws those that are refunded. A payment counts as sales when it is
/// captured; these movements take what was paid for cards out of the sales, until the cards pay for
/// something.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class GiftCardSale implements SoldGiftCards {

    private final SoldCardRepository cards;
    private final Ledger ledger;
    private final EventLog events;
    private final LastingKeys keys;

    GiftCardSale(SoldCardRepository cards, Ledger ledger, EventLog events, LastingKeys keys) {
        this.cards = cards;
        this.ledger = ledger;
        this.events = events;
        this.keys = keys;
    }

    @Override
    public void issue(Collection<SoldCard> issued) {
        if (issued.isEmpty()) {
            return;
        }
        cards.insert(issued);
        ledger.post(issued.stream()
                .map(card -> new LedgerPosting(
                        card.id(), "ISSUE", LedgerAccount.SALES, LedgerAccount.GIFT_CARDS, card.value()))
                .toList());
        events.append(issued.stream()
                .map(card -> new GiftCardIssued(card.id(), card.value(), card.expiresAt()))
                .toList());
    }

    @Override
    public Set<GiftCardId> withdraw(Collection<CardValue> values, String reason) {
        return moved(cards.withdraw(values, reason), "WITHDRAW");
    }

    @Override
    public void restore(Collection<CardValue> values, String reason) {
        moved(cards.restore(values, reason), "RESTORE");
    }

    private Set<GiftCardId> moved(List<SoldCardRepository.Moved> moved, String cause) {
        if (!moved.isEmpty()) {
            ledger.post(moved.stream()
                    .map(card -> new LedgerPosting(
                            card.cardId(), cause, LedgerAccount.SALES, LedgerAccount.GIFT_CARDS, card.amount()))
                    .toList());
            events.append(moved.stream()
                    .map(card -> new GiftCardAdjusted(card.cardId(), card.amount(), card.balance()))
                    .toList());
        }
        return moved.stream().map(SoldCardRepository.Moved::cardId).collect(Collectors.toSet());
    }

    @Override
    public void disable(Collection<GiftCardId> ids) {
        events.append(cards.disable(ids).stream().map(GiftCardUpdated::new).toList());
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public String code(GiftCardId id) {
        return GiftCardCode.sold(id, keys).text();
    }
}
