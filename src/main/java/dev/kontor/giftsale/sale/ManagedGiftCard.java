package dev.kontor.giftsale.sale;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gift card of an order, for staff, without its code.
///
/// @param itemId the item of the order
/// @param giftCardId the issued card with balance and transactions
/// @param revokedFor why it was revoked; absent while it is valid
/// @param recipientEmail where the code is mailed
/// @param sendAt when it is mailed; absent after it was mailed
/// @param sentAt when it was mailed last; absent before
/// @param sends number of times that it was mailed
/// @param expiresAt when it was to expire when it was issued; absent if it does not
record ManagedGiftCard(
        PurchasedGiftCardId id,
        @Schema(example = "2") long version,
        OrderId orderId,
        OrderLineId itemId,
        GiftCardId giftCardId,
        DeliveryStatus status,
        @Nullable RevokedFor revokedFor,
        Money value,
        @Schema(example = "grace@example.com") String recipientEmail,
        @Nullable @Schema(example = "Grace") String recipientName,
        @Nullable @Schema(example = "Ada") String senderName,
        @Nullable @Schema(example = "Happy birthday!") String message,
        @Nullable Instant sendAt,
        @Nullable Instant sentAt,
        @Schema(example = "1") int sends,
        @Nullable Instant expiresAt)
        implements Versioned {

    static ManagedGiftCard of(PurchasedCard card) {
        return new ManagedGiftCard(
                card.id(),
                card.version(),
                card.orderId(),
                card.lineId(),
                card.card(),
                card.status(),
                card.revokedFor(),
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
