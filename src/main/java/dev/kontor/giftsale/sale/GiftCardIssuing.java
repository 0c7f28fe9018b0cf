package dev.kontor.giftsale.sale;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.GiftCardInputs;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.SoldGiftCards;
import dev.kontor.giftcard.SoldGiftCards.SoldCard;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.order.OrderId;
import dev.kontor.order.giftcard.GiftCardOrders;
import dev.kontor.order.giftcard.OrderedGiftCards;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues the gift cards of paid orders. Each unit of a line has one row, so repeated and concurrent calls
/// issue its card once; the lock of the order decides between this and its cancellation.
@Service
class GiftCardIssuing {

    private final GiftCardOrders orders;
    private final Catalog catalog;
    private final PurchasedCardRepository cards;
    private final SoldGiftCards sold;
    private final DeliveryDay days;
    private final EventLog events;

    GiftCardIssuing(
            GiftCardOrders orders,
            Catalog catalog,
            PurchasedCardRepository cards,
            SoldGiftCards sold,
            DeliveryDay days,
            EventLog events) {
        this.orders = orders;
        this.catalog = catalog;
        this.cards = cards;
        this.sold = sold;
        this.days = days;
        this.events = events;
    }

    /// Returns those of the orders that contain gift cards.
    @Transactional(readOnly = true)
    public Set<OrderId> withGiftCards(Collection<OrderId> ids) {
        return orders.withGiftCards(ids);
    }

    /// Does nothing for an order that is not paid, or has no gift cards.
    @Transactional
    public void issue(OrderId id) {
        orders.lockGiftCards(id).filter(OrderedGiftCards::isPaid).ifPresent(this::issue);
    }

    private void issue(OrderedGiftCards order) {
        var terms = catalog.sellable(
                order.lines().stream()
                        .map(OrderedGiftCards.Line::variantId)
                        .distinct()
                        .toList(),
                Locale.ROOT);
        var wanted = order.lines().stream()
                .flatMap(line -> units(order, line, terms).stream())
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        var issued = cards.insert(wanted, order.held()).stream()
                .filter(PurchasedCard::isValid)
                .toList();
        sold.issue(issued.stream()
                .map(card -> new SoldCard(card.card(), card.value(), card.expiresAt(), "Order " + order.number()))
                .toList());
        var mailed = issued.stream().filter(card -> card.sentAt() != null).toList();
        if (!mailed.isEmpty()) {
            events.append(mailed.stream().map(PurchasedCard::sent).toList());
        }
    }

    /// Canceled units have a row without a card, so that the rows of a line always count its paid units.
    private List<PurchasedCard> units(
            OrderedGiftCards order, OrderedGiftCards.Line line, Map<VariantId, SellableVariant> variants) {
        var sendAt = days.sendAt(line.inputs().get(GiftCardInputs.DELIVER_ON));
        var variant = variants.get(line.variantId());
        var validDays = variant == null || variant.giftCard() == null
                ? null
                : variant.giftCard().validDays();
        var expiresAt = validDays == null ? null : sendAt.plus(Duration.ofDays(validDays));
        var units = new ArrayList<PurchasedCard>();
        for (int unit = 1; unit <= line.quantity(); unit++) {
            units.add(unit(order, line, unit, sendAt, expiresAt));
        }
        return units;
    }

    /// A card that is due is mailed at once, unless the order is on hold.
    private PurchasedCard unit(
            OrderedGiftCards order, OrderedGiftCards.Line line, int unit, Instant sendAt, @Nullable Instant expiresAt) {
        boolean canceled = unit > line.quantity() - line.canceled();
        boolean mailed = !canceled && !order.held() && days.isDue(sendAt);
        var inputs = line.inputs();
        return new PurchasedCard(
                PurchasedGiftCardId.next(),
                1,
                order.id(),
                order.number(),
                line.id(),
                unit,
                canceled ? null : GiftCardId.next(),
                canceled ? RevokedFor.CANCELED : null,
                line.value(),
                inputs.getOrDefault(GiftCardInputs.RECIPIENT_EMAIL, order.email()),
                inputs.get(GiftCardInputs.RECIPIENT_NAME),
                inputs.get(GiftCardInputs.SENDER_NAME),
                inputs.get(GiftCardInputs.MESSAGE),
                order.locale(),
                order.channel(),
                expiresAt,
                canceled || mailed ? null : sendAt,
                mailed ? sendAt : null,
                mailed ? 1 : 0);
    }
}
