package dev.kontor.giftsale.sale;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.SoldGiftCards.CardValue;
import dev.kontor.giftsale.GiftCardLetter;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.giftsale.PurchasedGiftCardSent;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A unit of an order line that is a gift card.
///
/// @param unit from 1
/// @param cardId absent if the unit was canceled before its card was issued
/// @param revokedFor absent while the card is valid
/// @param recipientEmail the buyer if no other recipient was entered
/// @param sendAt when it is mailed for the first time; absent afterwards
/// @param sends number of times that it was mailed
record PurchasedCard(
        PurchasedGiftCardId id,
        long version,
        OrderId orderId,
        String orderNumber,
        OrderLineId lineId,
        int unit,
        @Nullable GiftCardId cardId,
        @Nullable RevokedFor revokedFor,
        Money value,
        String recipientEmail,
        @Nullable String recipientName,
        @Nullable String senderName,
        @Nullable String message,
        String locale,
        String channel,
        @Nullable Instant expiresAt,
        @Nullable Instant sendAt,
        @Nullable Instant sentAt,
        int sends) {

    boolean isValid() {
        return revokedFor == null;
    }

    DeliveryStatus status() {
        return !isValid() ? DeliveryStatus.REVOKED : sentAt == null ? DeliveryStatus.SCHEDULED : DeliveryStatus.SENT;
    }

    GiftCardId card() {
        return Objects.requireNonNull(cardId);
    }

    CardValue cardValue() {
        return new CardValue(card(), value);
    }

    PurchasedGiftCardSent sent() {
        return new PurchasedGiftCardSent(id, orderId, orderNumber);
    }

    GiftCardLetter letter(String code) {
        return new GiftCardLetter(
                code,
                value,
                recipientEmail,
                recipientName,
                senderName,
                message,
                locale,
                channel,
                orderNumber,
                expiresAt);
    }
}
