package dev.kontor.giftsale.sale;

import dev.kontor.events.EventLog;
import dev.kontor.giftcard.SoldGiftCards;
import dev.kontor.giftsale.GiftCardLetter;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.giftsale.PurchasedGiftCards;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Mails gift cards that are due: counts the mail and publishes the event that writes it, in one transaction.
@Service
@Transactional
class GiftCardDelivery implements PurchasedGiftCards {

    private final PurchasedCardRepository cards;
    private final SoldGiftCards sold;
    private final Orders orders;
    private final Payments payments;
    private final EventLog events;

    GiftCardDelivery(
            PurchasedCardRepository cards, SoldGiftCards sold, Orders orders, Payments payments, EventLog events) {
        this.cards = cards;
        this.sold = sold;
        this.orders = orders;
        this.payments = payments;
        this.events = events;
    }

    /// @return the number of mails
    public int deliver(int limit) {
        var due = cards.takeDue(limit);
        if (!due.isEmpty()) {
            events.append(due.stream().map(PurchasedCard::sent).toList());
        }
        return due.size();
    }

    /// Nothing is mailed while the order is on hold.
    public void hold(OrderId order, boolean held) {
        cards.hold(order, held);
    }

    /// Disables the cards of an order whose dispute was lost, if the amount covers everything that was
    /// captured and not refunded.
    ///
    /// @param minor amount in minor units
    public void lost(PaymentId payment, long minor) {
        payments.lost(payment, minor).stream()
                .flatMap(purchase -> orders.ofPayment(purchase).stream())
                .forEach(order -> {
                    var valid = cards.of(order.id()).stream()
                            .filter(PurchasedCard::isValid)
                            .toList();
                    if (!valid.isEmpty()) {
                        sold.disable(valid.stream().map(PurchasedCard::card).toList());
                        cards.revoke(valid.stream().map(PurchasedCard::id).toList(), RevokedFor.DISPUTED);
                    }
                });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<GiftCardLetter> letter(PurchasedGiftCardId id) {
        return cards.find(id).filter(PurchasedCard::isValid).map(card -> card.letter(sold.code(card.card())));
    }
}
