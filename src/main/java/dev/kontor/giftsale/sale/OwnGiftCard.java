package dev.kontor.giftsale.sale;

import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gift card of an order, as its buyer sees it. Only its recipient gets the code.
///
/// @param itemId the item of the order
/// @param recipientEmail where the code is mailed
/// @param sendAt when it is mailed; absent after it was mailed
/// @param sentAt when it was mailed last; absent before
/// @param sends number of times that it was mailed
/// @param expiresAt absent if the card does not expire
record OwnGiftCard(
        PurchasedGiftCardId id,
        OrderLineId itemId,
        DeliveryStatus status,
        Money value,
        @Schema(example = "grace@example.com") String recipientEmail,
        @Nullable @Schema(example = "Grace") String recipientName,
        @Nullable @Schema(example = "Ada") String senderName,
        @Nullable @Schema(example = "Happy birthday!") String message,
        @Nullable Instant sendAt,
        @Nullable Instant sentAt,
        @Schema(example = "1") int sends,
        @Nullable Instant expiresAt) {

    static OwnGiftCard of(PurchasedCard card) {
        return new OwnGiftCard(
                card.id(),
                card.lineId(),
                card.status(),
                card.value(),
                card.recipientEmail(),
                card.recipientName(),
                card.senderName(),
                card.message(),
                card.isValid() ? card.sendAt() : null,
                card.sentAt(),
                card.sends(),
                card.expiresAt());
    }
}
