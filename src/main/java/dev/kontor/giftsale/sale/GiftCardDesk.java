package dev.kontor.giftsale.sale;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.giftsale.GiftSaleProperties;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The operations of buyers and staff on the gift cards of an order.
@Service
@Transactional
class GiftCardDesk {

    private final PurchasedCardRepository cards;
    private final Orders orders;
    private final DeliveryDay days;
    private final GiftSaleProperties properties;
    private final EventLog events;
    private final AuditLog audit;

    GiftCardDesk(
            PurchasedCardRepository cards,
            Orders orders,
            DeliveryDay days,
            GiftSaleProperties properties,
            EventLog events,
            AuditLog audit) {
        this.cards = cards;
        this.orders = orders;
        this.days = days;
        this.properties = properties;
        this.events = events;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<PurchasedCard> own(OrderId id, Actor actor, @Nullable String token) {
        var order = orders.findOwn(id, actor, token).orElseThrow(() -> NotFoundException.of("order", id));
        return issued(order.id());
    }

    @Transactional(readOnly = true)
    public List<PurchasedCard> of(OrderId id) {
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        return issued(order.id());
    }

    private List<PurchasedCard> issued(OrderId order) {
        return cards.of(order).stream().filter(card -> card.cardId() != null).toList();
    }

    /// Mails a card again for its buyer.
    public PurchasedCard resendOwn(OrderId id, PurchasedGiftCardId cardId, Actor actor, @Nullable String token) {
        var order = orders.findOwn(id, actor, token).orElseThrow(() -> NotFoundException.of("order", id));
        var card = cards.lock(cardId)
                .filter(found -> found.orderId().equals(order.id()))
                .orElseThrow(() -> NotFoundException.of("gift card", cardId));
        requireValid(card);
        if (card.sendAt() != null) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("gift-card.not-due", "date", days.dayOf(card.sendAt())),
                    Map.of("current", card.status()));
        }
        if (card.sends() >= properties.maxSends()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("gift-card.sent-often", "most", properties.maxSends()),
                    Map.of("current", card.status()));
        }
        return send(card);
    }

    /// Mails a card now, for the first time or again, for staff.
    public PurchasedCard send(PurchasedGiftCardId id) {
        var card = locked(id);
        requireValid(card);
        var sent = send(card);
        audit.record("purchased_gift_card.sent", id, Map.of("sends", card.sends()), Map.of("sends", sent.sends()));
        return sent;
    }

    private PurchasedCard send(PurchasedCard card) {
        var sent = cards.sent(card.id());
        events.append(sent.sent());
        return sent;
    }

    public PurchasedCard change(PurchasedGiftCardId id, IfMatch ifMatch, MergePatch<ChangeGiftCardDelivery> patch) {
        var card = locked(id);
        ifMatch.require(card.version());
        requireValid(card);
        var sendAt = card.sendAt();
        if (sendAt == null) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The gift card was mailed. Its recipient can no longer be changed.",
                    Map.of("current", card.status()));
        }
        var before = new ChangeGiftCardDelivery(card.recipientEmail(), card.recipientName(), days.dayOf(sendAt));
        var changed = patch.applyTo(before);
        if (changed.equals(before)) {
            return card;
        }
        boolean sameDay = changed.deliverOn().equals(before.deliverOn());
        if (!sameDay) {
            requireDay(changed);
        }
        var after = cards.change(id, changed, sameDay ? sendAt : days.sendAt(changed.deliverOn()));
        audit.record("purchased_gift_card.updated", id, before, changed);
        return after;
    }

    private void requireDay(ChangeGiftCardDelivery changed) {
        var today = days.today();
        if (changed.deliverOn().isBefore(today) || changed.deliverOn().isAfter(today.plusYears(1))) {
            throw RejectedException.at(
                    "/deliverOn", "out-of-range", "Must be between %s and %s.".formatted(today, today.plusYears(1)));
        }
    }

    private PurchasedCard locked(PurchasedGiftCardId id) {
        return cards.lock(id)
                .filter(card -> card.cardId() != null)
                .orElseThrow(() -> NotFoundException.of("gift card", id));
    }

    private static void requireValid(PurchasedCard card) {
        if (!card.isValid()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("gift-card.revoked"),
                    Map.of("current", card.status()));
        }
    }
}
